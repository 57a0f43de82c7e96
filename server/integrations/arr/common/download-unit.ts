import type { EpisodeRef, Keys } from "../../../domain/observation/keys.ts";
import { BEFORE_IMPORT } from "../../../domain/state.ts";
import type { PollScope } from "../../port/poll.ts";
import type { TrackedItem, TrackedUnit } from "../../port/tracked-item.ts";
import { present } from "../../shared/lenient.ts";

/** A unit that a tracked download should deliver. `episode` is null for a movie. */
export interface DownloadUnit {
  readonly item: TrackedItem;
  readonly episode: EpisodeRef | null;
  /** The download's id as the tracker knows it. */
  readonly downloadId: string;
}

/** Whether the unit waits for a file: also while an import runs, which may end without it. */
function isAwaited({ state, fileId, filePath }: Omit<TrackedUnit, "season" | "number">): boolean {
  if (BEFORE_IMPORT.includes(state)) return true;
  return state === "IMPORTING" && fileId === undefined && filePath === undefined;
}

/** Finds the units that the tracked downloads of this service's titles should deliver, by download id in lower case. */
export function findDownloadUnits(
  service: string,
  { tracked, downloadIds }: PollScope,
): ReadonlyMap<string, readonly DownloadUnit[]> {
  const carriers = tracked
    .filter(({ arr }) => arr?.service === service)
    .flatMap(downloadUnitsOf)
    .filter(({ downloadId }) => downloadIds.has(downloadId.toLowerCase()));
  return Map.groupBy(carriers, ({ downloadId }) => downloadId.toLowerCase());
}

function downloadUnitsOf(item: TrackedItem): DownloadUnit[] {
  const units = item.movie
    ? [{ unit: item.movie, episode: null }]
    : item.units.map((unit) => ({ unit, episode: toRef(unit) }));
  return units.flatMap(({ unit, episode }) => {
    if (!isAwaited(unit)) return [];
    const ids = unit.downloadIds ?? (unit.downloadId === undefined ? [] : [unit.downloadId]);
    return ids.map((downloadId) => ({ item, episode, downloadId }));
  });
}

function toRef({ season, number, arrId, tvdbId }: EpisodeRef): EpisodeRef {
  return { season, number, ...present({ arrId, tvdbId }) };
}

/** Keys of the title, limited to these episodes. */
export function toUnitKeys(
  { mediaType, arr, tvdbId, tmdbId }: TrackedItem,
  episodes: readonly EpisodeRef[],
): Keys {
  return {
    mediaType,
    ...present({ arr, tvdbId, tmdbId, episodes: episodes.length > 0 ? episodes : undefined }),
  };
}
