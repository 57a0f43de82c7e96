import type { TrackedItem, TrackedUnit } from "../../port/tracked-item.ts";
import { present } from "../../shared/lenient.ts";

/** An episode of a file. `isWaiting` is false for an available episode, which only receives its ids. */
export interface ImportedEpisode {
  readonly season: number;
  readonly number: number;
  readonly isWaiting: boolean;
}

/** A file that an arr has imported; a file with several episodes counts once. */
export interface ImportedFile {
  readonly item: TrackedItem;
  readonly path: string;
  readonly size?: number;
  readonly shokoFileId?: number;
  /** In order; empty for a movie. */
  readonly episodes: readonly ImportedEpisode[];
  /** The movie, or any of the episodes, waits for Shoko. */
  readonly isWaiting: boolean;
}

/** Lists files that wait for Shoko, in a stable order, so that polls can take turns. */
export function listWaiting(tracked: readonly TrackedItem[]): readonly ImportedFile[] {
  return listImported(tracked).filter(({ isWaiting }) => isWaiting);
}

/** Lists all existing files that an arr has imported, in a stable order. */
export function listImported(tracked: readonly TrackedItem[]): readonly ImportedFile[] {
  const files = new Map<string, ImportedFile>();
  for (const item of tracked) {
    if (item.movie) add(files, item, item.movie, null);
    for (const unit of item.units) add(files, item, unit, unit);
  }
  return [...files.keys()].toSorted().flatMap((key) => files.get(key) ?? []);
}

function add(
  files: Map<string, ImportedFile>,
  item: TrackedItem,
  unit: Omit<TrackedUnit, "season" | "number">,
  place: Pick<TrackedUnit, "season" | "number"> | null,
): void {
  const { filePath: path, fileSize: size, shokoFileId } = unit;
  const isWaiting = unit.state === "IMPORTING" || unit.state === "ANIME_MATCHING";
  if (path === undefined || (!isWaiting && unit.state !== "AVAILABLE")) return;
  const key = `${path}\n${item.arr?.service ?? ""}\n${item.arr?.id ?? ""}`;
  const known = files.get(key);
  const episode = place && { season: place.season, number: place.number, isWaiting };
  files.set(key, {
    ...present({ item, path, size, shokoFileId: known?.shokoFileId ?? shokoFileId }),
    episodes: [...(known?.episodes ?? []), ...(episode ? [episode] : [])].toSorted(byNumber),
    isWaiting: isWaiting || known?.isWaiting === true,
  });
}

function byNumber(one: ImportedEpisode, other: ImportedEpisode): number {
  return one.season - other.season || one.number - other.number;
}
