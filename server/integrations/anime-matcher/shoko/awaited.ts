import type { TrackedItem, TrackedUnit } from "../../port/tracked-item.ts";
import { present } from "../../shared/lenient.ts";

/** An episode of a file, and whether it waits for Shoko: an available one only learns its ids. */
export interface AwaitedEpisode {
  readonly season: number;
  readonly number: number;
  readonly isWaiting: boolean;
}

/** A file that an arr has imported; a file with several episodes is one of these. */
export interface AwaitedFile {
  readonly item: TrackedItem;
  readonly path: string;
  readonly size?: number;
  readonly shokoFileId?: number;
  /** In their order; empty for a film. */
  readonly episodes: readonly AwaitedEpisode[];
  /** The film, or any of the episodes, waits for Shoko. */
  readonly isWaiting: boolean;
}

/** Files that wait for Shoko, in a steady order, so that a budget can go round. */
export function listAwaited(tracked: readonly TrackedItem[]): readonly AwaitedFile[] {
  return listImported(tracked).filter(({ isWaiting }) => isWaiting);
}

/** Every file that an arr has imported and that is still there, in a steady order. */
export function listImported(tracked: readonly TrackedItem[]): readonly AwaitedFile[] {
  const files = new Map<string, AwaitedFile>();
  for (const item of tracked) {
    if (item.movie) add(files, item, item.movie, null);
    for (const unit of item.units) add(files, item, unit, unit);
  }
  return [...files.keys()].toSorted().flatMap((key) => files.get(key) ?? []);
}

function add(
  files: Map<string, AwaitedFile>,
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

function byNumber(one: AwaitedEpisode, other: AwaitedEpisode): number {
  return one.season - other.season || one.number - other.number;
}
