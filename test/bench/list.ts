import { startBareList, type BareList, type ListChoice } from "./baseline/bare-list.ts";
import type { AskAgain } from "./client/ask-again.ts";
import { startClient, type ClientProcess } from "./client/start.ts";
import type { Line, Report } from "./report.ts";
import { LIBRARY, seedLibrary } from "./seed/library.ts";
import { quantile } from "./statistic.ts";
import { startTracker, type BenchTracker } from "./tracker.ts";

const FIRST = 50;
const ROUNDS = 3;
const FOR_MS = 700;

/** What the client's list asks for (client/feature/request-list/document.ts). */
const QUERY = `query($first: Int!, $filter: RequestFilter) {
  requests(first: $first, filter: $filter, orderBy: ACTIVITY) { nodes {
    id title originalTitle year mediaType isAnime is4k requestedBy seasons posterUrl state stateReason stateChangedAt
    progress eta nextAirDate isComplete isFinished problem { code since message detail }
    counts { total aired unaired approved grabbing downloading downloaded importing matching available failed grabbed }
    stages { state reachedAt } downloads { id size } version } pageInfo { hasNextPage endCursor } totalCount } }`;

interface Choice {
  readonly name: string;
  readonly filter: object;
  /** The same condition by hand. */
  readonly where: string;
}

const CHOICES: readonly Choice[] = [
  { name: "on its way", filter: { isFinished: false }, where: `"isFinished" = 0` },
  { name: "all", filter: {}, where: "1" },
  {
    name: "search",
    filter: { search: "home 19" },
    where: `"searchText" LIKE '%home%' AND "searchText" LIKE '%19%'`,
  },
];

/** How long the client's list takes to read, from a library of thirty thousand movies and episodes. */
export async function measureList(): Promise<Report> {
  await using tracker = await startTracker(seedLibrary);
  await using bare = await startBareList(tracker.databaseFile);
  await using client = startClient<AskAgain>(new URL("client/ask-again.ts", import.meta.url));
  const lines: Line[] = [];
  for (const choice of CHOICES) lines.push(...(await measureChoice(client, tracker, bare, choice)));
  const requests = LIBRARY.movies + LIBRARY.shows;
  return {
    title: `list: the first ${FIRST} of ${requests} requests with ${LIBRARY.units} units, as the client asks for them`,
    lines,
  };
}

async function measureChoice(
  client: ClientProcess<AskAgain>,
  { graphql }: BenchTracker,
  bare: BareList,
  { name, filter, where }: Choice,
): Promise<readonly Line[]> {
  const figureJob = {
    ...graphql,
    body: JSON.stringify({ query: QUERY, variables: { first: FIRST, filter } }),
    forMs: FOR_MS,
  };
  const choice: ListChoice = { where, first: FIRST };
  const baselineJob = { url: bare.url, headers: {}, body: JSON.stringify(choice), forMs: FOR_MS };
  const warm = await client.ask("ask", figureJob);
  checkSameRequests(warm.answer, (await client.ask("ask", baselineJob)).answer);

  const figures: number[] = [];
  const baselines: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    figures.push(...(await client.ask("ask", figureJob)).waitsMs);
    baselines.push(...(await client.ask("ask", baselineJob)).waitsMs);
  }
  const toLine = (quantileName: string, share: number): Line => ({
    what: `${name}, ${quantileName}`,
    unit: "ms",
    figure: quantile(figures, share),
    baseline: { what: "hand-written SQL over node:http", figure: quantile(baselines, share) },
  });
  return [toLine("p50", 0.5), toLine("p99", 0.99)];
}

/** A floor that reads other rows would say nothing. */
function checkSameRequests(figure: string, baseline: string): void {
  if (idsOf(figure) !== idsOf(baseline))
    throw new Error("the floor lists other requests than the tracker");
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
