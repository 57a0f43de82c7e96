import type { AnyResult } from "./answer.ts";
import type { TestApp } from "./app.ts";
import { eventually } from "./eventually.ts";

const PROBLEM = `code severity since until message messageParams detail actions { kind label description isDestructive }`;
const DESCRIBED = `id title state stateReason isComplete progress seasons nextAirDate watchUrl
  counts { total aired unaired approved available failed grabbed }
  problem { ${PROBLEM} } problems { ${PROBLEM} }
  actionHistory { id kind status message messageCode messageParams service by }
  downloads { id downloadId title state attempt }
  episodes { id season number state stateReason isWanted airDate problem { ${PROBLEM} } }
  transitions(last: 500) { sequence from to inferred attempt service event channel message messageCode messageParams
    episode { season number } }`;

/** Every request for a title, newest first, as a screen shows it. */
export async function requestsFor(
  { query }: TestApp,
  title: string,
): Promise<readonly AnyResult[]> {
  const { requests } = await query(
    `query($search: String!) { requests(first: 20, filter: { search: $search }) { nodes { ${DESCRIBED} } } }`,
    { search: title },
  );
  return requests.nodes.filter((one: AnyResult) => one.title === title);
}

/** The newest request for a title, once it is as it is to be. */
export function untilRequest(
  testApp: TestApp,
  title: string,
  isThere: (request: AnyResult) => boolean,
): Promise<AnyResult> {
  return eventually(
    async () => (await requestsFor(testApp, title))[0],
    (request) => request !== undefined && isThere(request),
  );
}

export function untilState(testApp: TestApp, title: string, state: string): Promise<AnyResult> {
  return untilRequest(testApp, title, (request) => request.state === state);
}

/** The title's problem with this code, once it has it; `actions`: once these are offered; `hasUntil`: once it says when it ends. */
export async function untilProblem(
  testApp: TestApp,
  title: string,
  code: string,
  { actions, hasUntil = false }: { actions?: readonly string[]; hasUntil?: boolean } = {},
): Promise<AnyResult> {
  const find = ({ problems }: AnyResult) =>
    problems.find((problem: AnyResult) => problem.code === code);
  const isOffered = (problem: AnyResult) =>
    (actions === undefined || kindsOf(problem).join() === actions.join()) &&
    (!hasUntil || problem.until !== null);
  const request = await untilRequest(
    testApp,
    title,
    (one) => find(one) !== undefined && isOffered(find(one)),
  );
  return { ...find(request), requestId: request.id };
}

export function untilNoProblem(testApp: TestApp, title: string): Promise<AnyResult> {
  return untilRequest(testApp, title, ({ problems }) => problems.length === 0);
}

export function kindsOf({ actions }: AnyResult): readonly string[] {
  return actions.map(({ kind }: AnyResult) => kind);
}

/** States in the history of a movie, or of one episode, in order. */
export function historyOf(
  { transitions }: AnyResult,
  episode?: { season: number; number: number },
): readonly string[] {
  return transitions
    .filter((line: AnyResult) =>
      episode === undefined
        ? line.episode === null
        : line.episode?.season === episode.season && line.episode.number === episode.number,
    )
    .filter(({ from, to }: AnyResult) => from !== to)
    .map(({ to }: AnyResult) => to);
}
