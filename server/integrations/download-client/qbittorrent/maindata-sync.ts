import type { QbittorrentClient } from "./client.ts";
import type { QbittorrentMaindata, QbittorrentTorrent } from "./payload.ts";

export type TorrentMap = ReadonlyMap<string, QbittorrentTorrent>;

/** The client's torrents by hash, updated with deltas. Refreshes must not run in parallel. */
export interface MaindataSync {
  /** Reads the changes or, with `wantsFull`, everything. Resolves with whether the response was a full update. */
  refresh(wantsFull: boolean): Promise<boolean>;
  torrents(): TorrentMap;
  /** Free bytes in the default download folder; null while unknown. */
  freeSpace(): number | null;
}

export function createMaindataSync(client: QbittorrentClient): MaindataSync {
  let torrents: TorrentMap = new Map();
  let rid = 0;
  let freeSpace: number | null = null;
  return {
    async refresh(wantsFull) {
      const asked = wantsFull ? 0 : rid;
      // Until 5.2.3 the changes of a lost response are missing from the next one (qBittorrent #24845), so the next call
      // after a failure starts over.
      rid = 0;
      const answer = await client.maindata(asked);
      torrents = applyMaindata(torrents, answer);
      rid = answer.rid;
      freeSpace = answer.server_state?.free_space_on_disk ?? freeSpace;
      return answer.full_update === true;
    },
    torrents: () => torrents,
    freeSpace: () => freeSpace,
  };
}

/** An absent value means "none" in a full update and "unchanged" in a delta. */
export function applyMaindata(torrents: TorrentMap, data: QbittorrentMaindata): TorrentMap {
  const changed = Object.entries(data.torrents ?? {});
  if (data.full_update) return new Map(changed);
  const next = new Map(torrents);
  for (const [hash, facts] of changed) next.set(hash, { ...next.get(hash), ...facts });
  for (const hash of data.torrents_removed ?? []) next.delete(hash);
  return next;
}
