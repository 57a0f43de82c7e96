import type { Observation } from "../../domain/observation.ts";
import { isOnRoad, roadPosition, type State } from "../../domain/state.ts";
import { present } from "../lenient.ts";
import type { WatchedItem, WatchedUnit } from "../port.ts";
import type { QueueRow } from "./queue.ts";

/** Two reads this far apart must both miss a download: a fresh grab is listed after a minute at the latest. */
const GONE_AFTER_MS = 2 * 60_000;

/**
 * Tells of downloads that the queue lists no more while nobody can tell what became of them: one that was removed
 * before the client was ever seen to have it, and what a pack was grabbed for and did not bring.
 */
export interface UnlistedWatch {
  read(items: readonly WatchedItem[], rows: readonly QueueRow[], now: Date): Observation[];
}

interface Part extends Pick<WatchedUnit, "state"> {
  readonly item: WatchedItem & { readonly arr: NonNullable<WatchedItem["arr"]> };
  readonly downloadId: string;
  readonly episode: { readonly season: number; readonly number: number } | null;
}

export function createUnlistedWatch(service: string): UnlistedWatch {
  const missingSince = new Map<string, Date>();
  return {
    read(items, rows, now) {
      const listed = new Set(rows.map(({ record }) => record.downloadId?.toLowerCase()));
      const parts = items.flatMap((item) => partsOf(service, item));
      const imported = new Set(
        parts
          .filter(({ state }) => isPast(state, "DOWNLOADED"))
          .map(({ downloadId }) => downloadId),
      );
      const missing = new Map<string, { readonly part: Part; readonly reason: string }>();
      for (const part of parts) {
        if (listed.has(part.downloadId) || isPast(part.state, "DOWNLOADED")) continue;
        // Beyond GRABBING the client has it, or has lost it: that is the client's to tell.
        const reason = imported.has(part.downloadId)
          ? "not in the pack"
          : part.state === "GRABBING"
            ? "no longer in the queue"
            : null;
        if (reason !== null) missing.set(keyOf(part), { part, reason });
      }
      for (const key of missingSince.keys()) if (!missing.has(key)) missingSince.delete(key);
      return [...missing].flatMap(([key, { part, reason }]) => {
        const since = missingSince.get(key) ?? now;
        missingSince.set(key, since);
        if (now.getTime() - since.getTime() < GONE_AFTER_MS) return [];
        return [toRemoved(service, part, reason, since)];
      });
    },
  };
}

function partsOf(service: string, item: WatchedItem): Part[] {
  const { arr, film, units } = item;
  if (arr?.service !== service) return [];
  const all = [
    ...(film ? [{ unit: film, episode: null }] : []),
    ...units.map((unit) => ({ unit, episode: { season: unit.season, number: unit.number } })),
  ];
  return all.flatMap(({ unit: { state, downloadId }, episode }) =>
    downloadId === undefined
      ? []
      : [{ item: { ...item, arr }, state, downloadId: downloadId.toLowerCase(), episode }],
  );
}

function isPast(state: State, step: State): boolean {
  return isOnRoad(state) && roadPosition(state) > roadPosition(step);
}

/** Several requests can wait for one episode: it is told once. */
function keyOf({ item, downloadId, episode }: Part): string {
  return `${item.arr.id} ${downloadId} ${episode ? `${episode.season}x${episode.number}` : "film"}`;
}

function toRemoved(service: string, part: Part, reason: string, since: Date): Observation {
  const { item, downloadId, episode } = part;
  return {
    service,
    kind: "download-removed",
    channel: "POLL",
    event: "queue",
    at: null,
    keys: present({
      mediaType: item.mediaType,
      arr: item.arr,
      tvdbId: item.tvdbId,
      tmdbId: item.tmdbId,
      downloadId,
      episodes: episode ? [episode] : undefined,
    }),
    reason,
    evidence: { downloadId, missingSince: since.toISOString() },
  };
}
