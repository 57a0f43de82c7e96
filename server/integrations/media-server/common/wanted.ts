import type { TrackedItem, TrackedUnit } from "../../port/tracked-item.ts";

/** A film or an episode that a library is asked about. */
export interface Wanted {
  readonly item: TrackedItem;
  /** Without season and number for a film. */
  readonly unit: Omit<TrackedUnit, "season" | "number">;
  readonly episode: { readonly season: number; readonly number: number } | null;
}

/** What waits for the library: it has a file that can be recognised there, and is not known to be available. */
export function listWanted(tracked: readonly TrackedItem[]): readonly Wanted[] {
  return listLive(tracked).filter(({ unit }) => unit.state !== "AVAILABLE" && isProvable(unit));
}

/** What a library could show: whatever was neither declined nor deleted. */
export function listLive(tracked: readonly TrackedItem[]): readonly Wanted[] {
  return tracked.flatMap((item) =>
    [
      ...(item.movie ? [{ item, unit: item.movie, episode: null }] : []),
      ...item.units.map((unit) => ({
        item,
        unit,
        episode: { season: unit.season, number: unit.number },
      })),
    ].filter(({ unit }) => unit.state !== "DECLINED" && unit.state !== "DELETED"),
  );
}

/** The arr must have told its file: without one, what the library shows is a stale item, a stub or another copy. */
export function isProvable(unit: Wanted["unit"]): boolean {
  const hasFile =
    unit.fileId !== undefined || unit.filePath !== undefined || unit.fileSize !== undefined;
  const isComparable =
    unit.filePath !== undefined || unit.fileSize !== undefined || unit.shokoFileId !== undefined;
  return hasFile && isComparable;
}

/** The arr has its file to this day, as far as anybody knows. */
export function isHeld({ unit }: Wanted): boolean {
  return isProvable(unit) && unit.isUnmanaged !== true;
}

/**
 * The library showed it once: it is to be there still. A file that is on its way through a better one counts as well,
 * and one that has never come so far and that the arr has lost: the library is asked all the same.
 */
export function isExpected({ item, unit }: Wanted): boolean {
  if (unit.state === "AVAILABLE") return true;
  const isUnderWay = unit.state === "IMPORTING" || unit.state === "ANIME_MATCHING";
  return isUnderWay && (unit.missingSince !== undefined || itemIdOf({ item, unit }) !== null);
}

/** The library's item that played it last. A film's request has no other item than the film's. */
export function itemIdOf({ item, unit }: Pick<Wanted, "item" | "unit">): string | null {
  return unit.libraryItemId ?? (unit === item.movie ? item.libraryItemId : undefined) ?? null;
}
