import { print } from "graphql";
import { RequestListQuery } from "../../client/feature/request-list/document.ts";
import { RequestQuery } from "../../client/feature/request/document.ts";
import { measureBackground, type JobCost } from "./background.ts";
import type { AskAgain } from "./client/ask-again.ts";
import { startClient } from "./client/start.ts";
import type { Line, Report } from "./figure.ts";
import { fewRequests, largeRequests, openLargeDatabase, WAITING_SHOWS } from "./large-database.ts";
import { nowMs } from "./monotonic.ts";
import type { BenchOptions } from "./options.ts";
import { largeRequestId } from "./seed/large-library.ts";
import { EPISODES } from "./seed/show.ts";
import { grabBody } from "./seed/sonarr-body.ts";
import { median } from "./statistic.ts";
import { startTrackerOn, type BenchTracker } from "./tracker.ts";

const FULL = { forMs: 800, webhooks: 30 };
const SMALL = { forMs: 1, webhooks: 2 };

interface Operation {
  readonly name: string;
  readonly query: string;
  readonly variables: object;
}

const LIST = print(RequestListQuery);

/** `first`: as many as there are among the few requests, so that both sizes answer with as many cards. */
function list(name: string, filter: object = {}, first = 50): Operation {
  return { name, query: LIST, variables: { first, filter } };
}

function order(name: string, orderBy: string): Operation {
  return { name, query: LIST, variables: { first: 50, orderBy } };
}

/** Like everybody's first page: what a client asks while a library grows. */
const OPERATIONS: readonly Operation[] = [
  list("list"),
  list("filter: on its way", { isFinished: false }),
  list("filter: finished", { isFinished: true }),
  list("filter: one state", { states: ["AVAILABLE"] }),
  list("filter: two states", { states: ["AVAILABLE", "DOWNLOADING"] }),
  list("filter: has a problem", { hasProblem: true }, 2),
  list("filter: a person", { requestedBy: "mika" }),
  list("filter: anime shows", { mediaType: "TV", isAnime: true }),
  list("filter: movies, of which there are none", { mediaType: "MOVIE" }),
  order("order: newest", "NEWEST"),
  order("order: title", "TITLE"),
  list("search: a common word", { search: "home" }),
  list("search: two words", { search: "home 19" }, 20),
  list("search: nothing found", { search: "nowhere" }),
  {
    name: "stats",
    query: "{ stats { requests active finished problems states { state count } } }",
    variables: {},
  },
  { name: "request page", query: print(RequestQuery), variables: { id: largeRequestId(7) } },
  {
    name: "request history",
    query: `query($id: ID!) { request(id: $id) { transitions(last: 100) { sequence at from to message service } } }`,
    variables: { id: largeRequestId(7) },
  },
];

/** Median milliseconds of each operation. */
type Times = ReadonlyMap<string, number>;

/** What takes longer with a hundred times as many requests, and what the tracker does by itself then. */
export async function measureGrowth({ isSmall }: BenchOptions): Promise<Report> {
  const size = isSmall ? SMALL : FULL;
  const few = fewRequests(isSmall);
  const many = largeRequests(isSmall);
  const small = await measureAt(few, size);
  const large = await measureAt(many, size);
  const name = `growth ${few.toLocaleString("en")} → ${many.toLocaleString("en")}`;
  const lines = [...large.times].map(([operation, ms]): Line => ({
    what: `${name}: ${operation}`,
    unit: "ms",
    figure: ms,
    baseline: {
      what: `with ${few.toLocaleString("en")} requests`,
      figure: small.times.get(operation) ?? Number.NaN,
    },
  }));
  return {
    title: `${name} requests of 12 episodes, two of a hundred on their way`,
    lines: [...lines, ...toBackgroundLines(large.background, many)],
  };
}

function toBackgroundLines(costs: readonly JobCost[], requests: number): readonly Line[] {
  const open = Math.round(requests / 50);
  const name = `background work at ${requests.toLocaleString("en")} requests (${open.toLocaleString("en")} open)`;
  const cpuMs = costs.reduce((sum, { cpuMsPerMinute }) => sum + cpuMsPerMinute, 0);
  return [
    { what: name, unit: "%", figure: (cpuMs / 60_000) * 100, baseline: null },
    {
      what: `${name}, longest stall`,
      unit: "ms",
      figure: Math.max(...costs.map(({ longestStallMs }) => longestStallMs)),
      baseline: null,
    },
    ...costs.flatMap((cost): readonly Line[] => [
      {
        what: `${name}, ${cost.name}: CPU in a minute`,
        unit: "ms",
        figure: cost.cpuMsPerMinute,
        baseline: null,
      },
      {
        what: `${name}, ${cost.name}: longest stall`,
        unit: "ms",
        figure: cost.longestStallMs,
        baseline: null,
      },
    ]),
  ];
}

async function measureAt(requests: number, size: typeof FULL) {
  const database = await openLargeDatabase(requests);
  await using tracker = await startTrackerOn(database);
  const times: Times = new Map([
    ...(await timeOperations(tracker, size.forMs)),
    ["webhook applied", await timeWebhooks(tracker, size.webhooks)] as const,
  ]);
  return { times, background: await measureBackground(tracker, requests) };
}

async function timeOperations({ graphql }: BenchTracker, forMs: number): Promise<Times> {
  await using client = startClient<AskAgain>(new URL("client/ask-again.ts", import.meta.url));
  const times = new Map<string, number>();
  for (const { name, query, variables } of OPERATIONS) {
    const job = { ...graphql, body: JSON.stringify({ query, variables }) };
    // The first answer also prepares statements.
    const { answer } = await client.ask("ask", { ...job, forMs: 0 });
    if (answer.includes(`"errors"`)) throw new Error(`${name}: ${answer.slice(0, 500)}`);
    times.set(name, median((await client.ask("ask", { ...job, forMs })).waitsMs));
  }
  return times;
}

/** From its sending until its rows are there, one webhook at a time. */
async function timeWebhooks({ app, hook }: BenchTracker, webhooks: number): Promise<number> {
  const headers = { ...hook.headers, "content-type": "application/json" };
  const times: number[] = [];
  // The first one warms up.
  for (let index = 0; index <= webhooks; index += 1) {
    const body = grabBody(index % WAITING_SHOWS, [(index % EPISODES) + 1], 0);
    const sentAt = nowMs();
    const { status } = await fetch(hook.url, { method: "POST", headers, body });
    await app.tracker.idle();
    if (status !== 202) throw new Error(`a webhook was answered with ${status}`);
    if (index > 0) times.push(nowMs() - sentAt);
  }
  return median(times);
}
