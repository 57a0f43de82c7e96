import { mergeProblems } from "../../domain/problem/merge.ts";
import { PIPELINE } from "../../domain/state.ts";
import { mediaRequestColumns } from "../../store/column/media-request.ts";
import { listStoredProblems, type StoredProblem } from "../../store/column/problem.ts";
import type { LoadedRequest } from "./rows.ts";
import type { Workspace } from "./workspace.ts";

// What lists show of a request is in its own row, so that a list reads neither units nor history.

/** Returns the columns of the request's own problem and of the most urgent problem of all. */
export function problemsOf({ row, units }: LoadedRequest, own: StoredProblem | null) {
  const [worst = null] = mergeProblems(
    listStoredProblems(
      own,
      units.map((unit) => unit.row),
    ),
  );
  return {
    problemCode: worst?.code ?? null,
    ownProblem: mediaRequestColumns.ownProblem.update(row, own),
    worstProblem: mediaRequestColumns.worstProblem.update(row, worst),
  };
}

/** Returns the ids of all downloads of the request, newest first. */
export function downloadIdsOf({ units }: LoadedRequest): readonly string[] {
  const attempts = units.flatMap((unit) => unit.attempts);
  const downloads = new Map(
    attempts.flatMap(({ download }) =>
      download === null ? [] : [[download.row.id, download.row.createdAt.getTime()] as const],
    ),
  );
  return [...downloads]
    .toSorted(([id, at], [otherId, otherAt]) => otherAt - at || (id < otherId ? 1 : -1))
    .map(([id]) => id);
}

/** Notes in each request which stages its new transitions were the first to reach. */
export function noteStages({ requests, transitions }: Workspace): void {
  for (const { requestId, to, at, inferred, service } of transitions) {
    const request = requests.get(requestId);
    if (request === undefined || !PIPELINE.some((stage) => stage === to)) continue;
    const { row } = request;
    const reached = mediaRequestColumns.reached.read(row);
    if (reached[to] !== undefined) continue;
    const reach = { at: at.toISOString(), inferred, service };
    request.row = {
      ...row,
      reached: mediaRequestColumns.reached.write({ ...reached, [to]: reach }),
    };
  }
}
