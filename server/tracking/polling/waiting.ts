import type { CoreContext } from "../core/context.ts";
import { loadedRow, type LoadedRequest, type LoadedUnit } from "../projection/rows.ts";

/** A unit whose file is there and that only the library has to show. */
export interface WaitingUnit {
  /** As the arr sees it. */
  readonly path: string | null;
  /** By way of Shoko and Shokofin: a path means nothing to the library. */
  readonly isMatching: boolean;
  /** Milliseconds since it could be shown: since the import, or since Shoko has matched it. */
  readonly sinceMs: number;
}

/** Everything that waits for the library and for nothing else. */
export async function loadWaiting(
  { store, clock }: CoreContext,
  needsMatching: (request: LoadedRequest, unit: LoadedUnit) => boolean,
): Promise<readonly WaitingUnit[]> {
  const now = clock.now().getTime();
  const rows = await store.read.unit.findMany({
    where: {
      OR: [{ state: "IMPORTING" }, { state: "ANIME_MATCHING", matching: "matched" }],
      AND: { OR: [{ fileId: { not: null } }, { filePath: { not: null } }] },
    },
    include: { request: true },
  });
  return rows.flatMap(({ request, ...row }) => {
    const unit: LoadedUnit = { ...loadedRow(row), attempts: [] };
    const isMatching = needsMatching({ ...loadedRow(request), units: [unit] }, unit);
    if (isMatching && row.matching !== "matched") return [];
    const since = isMatching ? (row.matchingAt ?? row.stateChangedAt) : row.stateChangedAt;
    return [{ path: row.filePath, isMatching, sinceMs: now - since.getTime() }];
  });
}
