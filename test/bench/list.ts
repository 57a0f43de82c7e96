import { print } from "graphql";
import { RequestListQuery } from "../../client/feature/request-list/document.ts";
import { recordStatements } from "../support/statements.ts";
import { startBareList, type ListChoice } from "./baseline/bare-list.ts";
import type { AskAgain } from "./client/ask-again.ts";
import { startClient, type ClientProcess } from "./client/start.ts";
import type { Line, Report } from "./figure.ts";
import type { BenchOptions } from "./options.ts";
import { makeLibrary, type Library } from "./seed/library.ts";
import { quantile } from "./statistic.ts";
import { startTracker, type BenchTracker } from "./tracker.ts";

interface ListSize {
  readonly library: Library;
  readonly rounds: number;
  readonly forMs: number;
}

const FIRST = 50;
const FULL: ListSize = { library: makeLibrary(2_000), rounds: 3, forMs: 700 };
const SMALL: ListSize = { library: makeLibrary(520), rounds: 1, forMs: 1 };

const QUERY = print(RequestListQuery);

interface Choice {
  readonly name: string;
  readonly filter: object;
  /** The same condition by hand. */
  readonly where: string;
}

const CHOICES: readonly Choice[] = [
  { name: "all", filter: {}, where: "true" },
  { name: "on its way", filter: { isFinished: false }, where: `"isFinished" = false` },
  {
    name: "search",
    filter: { search: "home 1" },
    where: `"searchText" LIKE '%home%' AND "searchText" LIKE '%1%'`,
  },
];

/** How long the client's list takes to read, from a library of thirty thousand movies and episodes. */
export async function measureList({ provider, isSmall }: BenchOptions): Promise<Report> {
  const size = isSmall ? SMALL : FULL;
  await using tracker = await startTracker(provider, size.library.seed);
  await using bare = await startBareList(tracker.database);
  await using client = startClient<AskAgain>(new URL("client/ask-again.ts", import.meta.url));
  const lines: Line[] = [];
  for (const choice of CHOICES)
    lines.push(...(await measureChoice(client, tracker, bare.urls, choice, size)));
  const { requests, units } = size.library;
  return {
    title: `list: the first ${FIRST} of ${requests} requests with ${units} units, as the client asks for them`,
    lines,
  };
}

async function measureChoice(
  client: ClientProcess<AskAgain>,
  { graphql, database }: BenchTracker,
  urls: { readonly today: string; readonly columns: string },
  { name, filter, where }: Choice,
  { rounds, forMs }: ListSize,
): Promise<readonly Line[]> {
  const body = JSON.stringify({ query: QUERY, variables: { first: FIRST, filter } });
  const figureJob = { ...graphql, body, forMs };
  const choice: ListChoice = { where, first: FIRST };
  const floors = {
    today: { url: urls.today, headers: {}, body: JSON.stringify(choice), forMs },
    columns: { url: urls.columns, headers: {}, body: JSON.stringify(choice), forMs },
  };
  const warm = await client.ask("ask", figureJob);
  checkSameRequests(warm.answer, (await client.ask("ask", floors.today)).answer);
  checkSameRequests(warm.answer, (await client.ask("ask", floors.columns)).answer);
  const { statements } = await recordStatements(database.provider, () =>
    client.ask("ask", { ...figureJob, forMs: 0 }),
  );

  const waits = { figure: [] as number[], today: [] as number[], columns: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    waits.figure.push(...(await client.ask("ask", figureJob)).waitsMs);
    waits.today.push(...(await client.ask("ask", floors.today)).waitsMs);
    waits.columns.push(...(await client.ask("ask", floors.columns)).waitsMs);
  }
  const toLine = (
    quantileName: string,
    share: number,
    floor: "today" | "columns",
    floorName: string,
  ): Line => ({
    what: `list of ${FIRST} cards, ${name}, ${quantileName} ÷ ${floorName}`,
    unit: "ms",
    figure: quantile(waits.figure, share),
    baseline: {
      what: `hand-written SQL over node:http, ${floorName}`,
      figure: quantile(waits[floor], share),
    },
  });
  return [
    {
      what: `list of ${FIRST} cards, ${name}: statements`,
      unit: "statements",
      figure: statements.length,
      baseline: null,
    },
    toLine("p50", 0.5, "today", "today's floor"),
    toLine("p50", 0.5, "columns", "floor on the same columns"),
    toLine("p99", 0.99, "today", "today's floor"),
  ];
}

/** A baseline that reads other rows would say nothing. */
function checkSameRequests(figure: string, baseline: string): void {
  if (idsOf(figure) !== idsOf(baseline))
    throw new Error("the baseline lists other requests than the tracker");
}

function idsOf(answer: string): string {
  const { data } = JSON.parse(answer) as {
    data?: { requests?: { nodes: readonly { id: string }[] } };
  };
  const nodes = data?.requests?.nodes;
  if (nodes === undefined || nodes.length !== FIRST)
    throw new Error(`no list of ${FIRST}: ${answer.slice(0, 500)}`);
  return nodes.map(({ id }) => id).join();
}
