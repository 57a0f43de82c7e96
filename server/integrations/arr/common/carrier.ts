import type { EpisodeRef, Keys } from "../../../domain/observation/keys.ts";
import type { State } from "../../../domain/state.ts";
import type { PollScope } from "../../port/poll.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { present } from "../../shared/lenient.ts";

/** A unit that a followed download is to bring; null: the film. */
export interface Carrier {
  readonly item: TrackedItem;
  readonly episode: EpisodeRef | null;
  /** The download's id as the tracker knows it. */
  readonly downloadId: string;
}

const IN_FLIGHT: readonly State[] = ["GRABBING", "DOWNLOADING", "DOWNLOADED"];

/** The followed downloads of this instance's titles, by id in lower case, with what each is to bring. */
export function findCarriers(
  service: string,
  { tracked, downloadIds }: PollScope,
): ReadonlyMap<string, readonly Carrier[]> {
  const carriers = tracked
    .filter(({ arr }) => arr?.service === service)
    .flatMap(carriersOf)
    .filter(({ downloadId }) => downloadIds.has(downloadId.toLowerCase()));
  return Map.groupBy(carriers, ({ downloadId }) => downloadId.toLowerCase());
}

function carriersOf(item: TrackedItem): Carrier[] {
  const units = item.movie
    ? [{ unit: item.movie, episode: null }]
    : item.units.map((unit) => ({ unit, episode: toRef(unit) }));
  return units.flatMap(({ unit, episode }) => {
    if (!IN_FLIGHT.includes(unit.state)) return [];
    const ids = unit.downloadIds ?? (unit.downloadId === undefined ? [] : [unit.downloadId]);
    return ids.map((downloadId) => ({ item, episode, downloadId }));
  });
}

function toRef({ season, number, arrId, tvdbId }: EpisodeRef): EpisodeRef {
  return { season, number, ...present({ arrId, tvdbId }) };
}

/** Of the title, with those of its episodes that are meant. */
export function toCarrierKeys(
  { mediaType, arr, tvdbId, tmdbId }: TrackedItem,
  episodes: readonly EpisodeRef[],
): Keys {
  return {
    mediaType,
    ...present({ arr, tvdbId, tmdbId, episodes: episodes.length > 0 ? episodes : undefined }),
  };
}
