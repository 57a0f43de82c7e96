import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { print } from "graphql";
import { RequestChangedSubscription } from "../../client/feature/request-list/document.ts";
import { startBareBroadcast } from "./baseline/bare-broadcast.ts";
import type { Audience, Heard } from "./client/audience.ts";
import type { SocketTarget } from "./client/socket.ts";
import { startClient, type ClientProcess } from "./client/start.ts";
import type { Line, Report } from "./figure.ts";
import { nowMs } from "./monotonic.ts";
import { openFilesLimit } from "./open-files.ts";
import type { BenchOptions } from "./options.ts";
import { seedApprovedShows } from "./seed/approved-shows.ts";
import { EPISODES } from "./seed/show.ts";
import { grabBody } from "./seed/sonarr-body.ts";
import { median } from "./statistic.ts";
import { startTracker, type BenchTracker } from "./tracker.ts";

interface FanOutSize {
  readonly sockets: number;
  readonly events: number;
  readonly warmUp: number;
}

/** Both audiences have their sockets' other ends here, beside the files of a process. */
const MAX_SOCKETS = Math.floor((openFilesLimit() - 100) / 2);
const FULL: FanOutSize = { sockets: Math.min(1_000, MAX_SOCKETS), events: 12, warmUp: 4 };
const SMALL: FanOutSize = { sockets: 3, events: 2, warmUp: 0 };

/** Beyond it something is wrong: not every event may get lost. */
const MAX_TRIES = 25;
/** Longer than the tracker lets a request rest between two events. */
const PAUSE_MS = 120;
const TIMEOUT_MS = 3_000;

/** Subscriptions that each commit of a grab makes an event for; sockets take turns with them. */
interface Matter {
  readonly name: string;
  readonly queries: readonly string[];
}

const SELECTIONS = 50;

const MATTERS: readonly Matter[] = [
  {
    name: "transitions",
    queries: [toTransitionQuery("")],
  },
  { name: "requestChanged", queries: [print(RequestChangedSubscription)] },
  {
    name: `transitions in ${SELECTIONS} selections`,
    queries: Array.from({ length: SELECTIONS }, (_, index) => toTransitionQuery(`as${index}: to`)),
  },
];

function toTransitionQuery(field: string): string {
  return `subscription { transitions { sequence at from to inferred attempt service event message ${field}
    request { id title state progress version } episode { id season number state } } }`;
}

/** The moment of an event, and how busy the sending process was until then. */
interface Moment {
  readonly at: number;
  readonly before: ReturnType<typeof performance.eventLoopUtilization>;
}

/** One event to a thousand sockets. */
interface Delivered extends Heard {
  readonly lastMs: number;
  /** How long the sending process was at work for it. */
  readonly busyMs: number;
}

/** How long after a commit the last of a thousand sockets has its event. */
export async function measureFanOut({ provider, isSmall }: BenchOptions): Promise<Report> {
  const size = isSmall ? SMALL : FULL;
  const lines: Line[] = [];
  for (const matter of MATTERS) {
    await using tracker = await startTracker(provider, (seed) =>
      seedApprovedShows(seed, MAX_TRIES),
    );
    lines.push(...(await measureMatter(tracker, matter, size)));
  }
  return { title: `fan-out: one commit to ${size.sockets} WebSockets`, lines };
}

async function measureMatter(
  tracker: BenchTracker,
  { name, queries }: Matter,
  { sockets, events, warmUp }: FanOutSize,
): Promise<readonly Line[]> {
  // Before the sockets subscribe: it hears of a commit first.
  const commits = listenForCommits(tracker);
  await using broadcast = await startBareBroadcast();
  const subscriptions = queries.map((query) => ({
    url: tracker.socketUrl,
    subscription: { token: tracker.socketToken, query, variables: {} },
  }));
  await using subscribers = await gather(sockets, subscriptions);
  await using listeners = await gather(sockets, [{ url: broadcast.socketUrl, subscription: null }]);

  // Turn by turn, so that whatever else the machine does meets both alike.
  const figures: Delivered[] = [];
  const baselines: Delivered[] = [];
  for (let tries = 0; figures.length < warmUp + events; tries += 1) {
    if (tries === MAX_TRIES) throw new Error(`not every socket received ${name}`);
    const figure = await deliver(subscribers, () => commits.grab(tries));
    const bytes = Buffer.alloc(figure?.bytes ?? 1, "x");
    const baseline = await deliver(listeners, () => {
      const moment = now();
      broadcast.send(bytes);
      return Promise.resolve(moment);
    });
    // The first events may come before the last subscription is open.
    if (figure === null || baseline === null) continue;
    figures.push(figure);
    baselines.push(baseline);
  }

  const toLine = (what: string, pick: (delivered: Delivered) => number): Line => ({
    what: `fan-out to ${sockets.toLocaleString("en")} sockets, ${name}: ${what}`,
    unit: "ms",
    figure: median(figures.slice(warmUp).map(pick)),
    baseline: {
      what: "bare ws broadcast of as many bytes",
      figure: median(baselines.slice(warmUp).map(pick)),
    },
  });
  return [
    toLine("the last socket has it", ({ lastMs }) => lastMs),
    toLine("the server is at work", ({ busyMs }) => busyMs),
  ];
}

function now(): Moment {
  return { at: nowMs(), before: performance.eventLoopUtilization() };
}

/** Commits one transition after the other by webhook, and reports when each was published. */
function listenForCommits({ app, hook }: BenchTracker) {
  let published = Promise.withResolvers<Moment>();
  app.tracker.context.bus.listen(({ sequence }) => {
    if (sequence !== null) published.resolve(now());
  });
  return {
    async grab(index: number): Promise<Moment> {
      published = Promise.withResolvers();
      // A show of its own each time: a request rests between two events.
      const body = grabBody(index, [(index % EPISODES) + 1], 0);
      const headers = { ...hook.headers, "content-type": "application/json" };
      const { status } = await fetch(hook.url, { method: "POST", headers, body });
      if (status !== 202) throw new Error(`a webhook was answered with ${status}`);
      return await published.promise;
    },
  };
}

async function gather(
  size: number,
  targets: readonly SocketTarget[],
): Promise<ClientProcess<Audience>> {
  const audience = startClient<Audience>(new URL("client/audience.ts", import.meta.url));
  await audience.ask("gather", { targets, size });
  return audience;
}

async function deliver(
  audience: ClientProcess<Audience>,
  happen: () => Promise<Moment>,
): Promise<Delivered | null> {
  await delay(PAUSE_MS);
  await audience.ask("expect", undefined);
  const { at, before } = await happen();
  const heard = await audience.ask("hear", { timeoutMs: TIMEOUT_MS });
  const { active } = performance.eventLoopUtilization(before);
  return heard === null ? null : { ...heard, lastMs: heard.at - at, busyMs: active };
}
