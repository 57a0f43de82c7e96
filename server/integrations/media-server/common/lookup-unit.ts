import type { TrackedItem, TrackedUnit } from "../../port/tracked-item.ts";

/** A movie or episode to find in a media server. */
export interface LookupUnit {
  readonly item: TrackedItem;
  /** Without season and number for a movie. */
  readonly unit: Omit<TrackedUnit, "season" | "number">;
  readonly episode: { readonly season: number; readonly number: number } | null;
}

/** Lists units that wait for the media server: not available yet, with a file that can be recognised there. */
export function listPendingUnits(tracked: readonly TrackedItem[]): readonly LookupUnit[] {
  return listLiveUnits(tracked).filter(
    ({ unit }) => unit.state !== "AVAILABLE" && isMatchable(unit),
  );
}

/** Lists units that a media server may contain: neither declined nor deleted. */
export function listLiveUnits(tracked: readonly TrackedItem[]): readonly LookupUnit[] {
  return listUnits(tracked).filter(isLive);
}

/**
 * Lists units that are tracked no longer and whose files are known: a media server may still contain them, for example
 * because only the request was withdrawn.
 */
export function listFormerFiles(tracked: readonly TrackedItem[]): readonly LookupUnit[] {
  return listUnits(tracked).filter((one) => !isLive(one) && isMatchable(one.unit));
}

function listUnits(tracked: readonly TrackedItem[]): readonly LookupUnit[] {
  return tracked.flatMap((item) => [
    ...(item.movie ? [{ item, unit: item.movie, episode: null }] : []),
    ...item.units.map((unit) => ({
      item,
      unit,
      episode: { season: unit.season, number: unit.number },
    })),
  ]);
}

function isLive({ unit }: LookupUnit): boolean {
  return unit.state !== "DECLINED" && unit.state !== "DELETED";
}

/**
 * Whether the arr has reported the unit's file. Without that report, an item in the media server is an old item, a stub
 * or another copy.
 */
export function isMatchable(unit: LookupUnit["unit"]): boolean {
  const hasFile =
    unit.fileId !== undefined || unit.filePath !== undefined || unit.fileSize !== undefined;
  const isComparable =
    unit.filePath !== undefined || unit.fileSize !== undefined || unit.shokoFileId !== undefined;
  return hasFile && isComparable;
}

/** Whether the arr still has the file, as far as known. */
export function hasArrFile({ unit }: LookupUnit): boolean {
  return isMatchable(unit) && unit.isUnmanaged !== true;
}

/**
 * Whether the unit should still be in the media server because it was there before. Includes a file that is being
 * replaced by a better one, and an imported file that never reached the media server and that the arr has since lost.
 */
export function isExpected({ item, unit }: LookupUnit): boolean {
  if (unit.state === "AVAILABLE" || isImportUnseen(unit)) return true;
  const isUnderWay = unit.state === "IMPORTING" || unit.state === "ANIME_MATCHING";
  return (
    isUnderWay && (unit.missingSince !== undefined || libraryItemIdOf({ item, unit }) !== null)
  );
}

/** Whether the title left its arr with a finished download, which it may have imported before: only the library knows. */
export function isImportUnseen({ state, isUnmanaged }: LookupUnit["unit"]): boolean {
  return state === "DOWNLOADED" && isUnmanaged === true;
}

/** The item that last contained the unit. A movie request only has the movie's own item. */
export function libraryItemIdOf({ item, unit }: Pick<LookupUnit, "item" | "unit">): string | null {
  return unit.libraryItemId ?? (unit === item.movie ? item.libraryItemId : undefined) ?? null;
}

/** The paths of the unit's file: the arr's, and Shoko's where Shoko has moved the file since. */
export function pathsOf({ filePath, shokoPath }: LookupUnit["unit"]): readonly string[] {
  return [filePath, shokoPath].filter((path) => path !== undefined);
}

/** The paths of all files of a request, each once. */
export function listPaths({ movie, units }: TrackedItem): readonly string[] {
  return [...new Set([...(movie ? [movie] : []), ...units].flatMap(pathsOf))];
}
