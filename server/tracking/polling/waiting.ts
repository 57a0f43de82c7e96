import type { CoreContext } from "../core/context.ts";
import { loadedRow, type LoadedRequest, type LoadedUnit } from "../projection/rows.ts";
import { withRequests } from "../projection/with-requests.ts";

/** A unit with a file that only the library has to show. */
export interface WaitingUnit {
  /** As the arr reports it. */
  readonly path: string | null;
  /** The unit comes through Shoko and Shokofin: its path means nothing to the library. */
  readonly isMatching: boolean;
  /** Milliseconds since the library could show it: since the import, or since the match in Shoko. */
  readonly sinceMs: number;
}

/** Loads units that wait for the library and for nothing else. */
export async function loadWaiting(
  { store, clock }: CoreContext,
  needsMatching: (request: LoadedRequest, unit: LoadedUnit) => boolean,
): Promise<readonly WaitingUnit[]> {
  const now = clock.now().getTime();
  const units = await store.read.unit.findMany({
    where: {
      OR: [{ state: "IMPORTING" }, { state: "ANIME_MATCHING", matching: "matched" }],
      AND: { OR: [{ fileId: { not: null } }, { filePath: { not: null } }] },
    },
  });
  return (await withRequests(store.read, units)).flatMap(({ request, ...row }) => {
    const unit: LoadedUnit = { ...loadedRow(row), attempts: [] };
    const isMatching = needsMatching({ ...loadedRow(request), units: [unit] }, unit);
    if (isMatching && row.matching !== "matched") return [];
    const since = isMatching ? (row.matchingAt ?? row.stateChangedAt) : row.stateChangedAt;
    return [{ path: row.filePath, isMatching, sinceMs: now - since.getTime() }];
  });
}
