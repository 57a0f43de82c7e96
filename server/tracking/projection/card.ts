import { mergeProblems } from "../../domain/problem/merge.ts";
import { PIPELINE } from "../../domain/state.ts";
import { mediaRequestColumns, type Reach } from "../../store/column/media-request.ts";
import { listStoredProblems, type StoredProblem } from "../../store/column/problem.ts";
import { withColumns, type LoadedRequest } from "./rows.ts";
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

const STAGES: ReadonlySet<string> = new Set(PIPELINE);

/** Notes in each request which stages its new transitions were the first to reach. */
export function noteStages({ requests, transitions }: Workspace): void {
  for (const [requestId, own] of Map.groupBy(transitions, (one) => one.requestId)) {
    const request = requests.get(requestId);
    if (request === undefined) continue;
    const reached: Record<string, Reach> = { ...mediaRequestColumns.reached.read(request.row) };
    for (const { to, at, inferred, service } of own)
      if (STAGES.has(to)) reached[to] ??= { at: at.toISOString(), inferred, service };
    request.row = withColumns(request.row, {
      reached: mediaRequestColumns.reached.update(request.row, reached),
    });
  }
}
