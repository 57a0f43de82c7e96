import type { EpisodeRef } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { isPendingRelease, type QueueRow } from "./queue.ts";
import { isSameTitle } from "./scope.ts";

/**
 * Finds the units whose release the app no longer holds back: a row of the queue that goes without a grab (the release
 * expired, was rejected or removed by a person) is reported nowhere else.
 */
export function findEndedPending(
  service: string,
  rows: readonly QueueRow[],
  tracked: readonly TrackedItem[],
): Observation[] {
  const pending = rows.filter(({ record }) => isPendingRelease(record));
  return tracked.flatMap((item): Observation[] => {
    const { arr, mediaType, movie, units } = item;
    if (arr?.service !== service) return [];
    const ofTitle = pending.filter(({ keys }) => isSameTitle(item, service, keys));
    const base = {
      service,
      kind: "pending-ended",
      channel: "POLL",
      event: "queue",
      at: null,
      evidence: { isInQueue: false },
    } as const;
    if (mediaType === "MOVIE") {
      if (movie?.isPendingInArr !== true || ofTitle.length > 0) return [];
      return [{ ...base, keys: { mediaType, arr } }];
    }
    const ended = units.filter(
      (unit) =>
        unit.isPendingInArr === true &&
        !ofTitle.some(({ episode }) => episode === undefined || isSameNumber(episode, unit)),
    );
    const episodes = ended.map(({ season, number }) => ({ season, number }));
    return episodes.length === 0 ? [] : [{ ...base, keys: { mediaType, arr, episodes } }];
  });
}

function isSameNumber(one: EpisodeRef, other: EpisodeRef): boolean {
  return one.season === other.season && one.number === other.number;
}
