import type { QbittorrentClient } from "./client.ts";
import type { QbittorrentMaindata, QbittorrentTorrent } from "./payload.ts";

export type TorrentMap = ReadonlyMap<string, QbittorrentTorrent>;

/** The client's torrents by hash, kept current with deltas. Not to be refreshed twice at the same time. */
export interface MaindataSync {
  /** Asks for what changed, or for everything; resolves with whether everything came. */
  refresh(wantsFull: boolean): Promise<boolean>;
  torrents(): TorrentMap;
  /** Bytes left where downloads are put; null: not told. */
  freeSpace(): number | null;
}

export function createMaindataSync(client: QbittorrentClient): MaindataSync {
  let torrents: TorrentMap = new Map();
  let rid = 0;
  let freeSpace: number | null = null;
  return {
    async refresh(wantsFull) {
      const asked = wantsFull ? 0 : rid;
      // Until 5.2.3 the changes of an answer that was lost are missing in the next one (qBittorrent #24845):
      // whatever goes wrong below, the next call starts over.
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

/** Absent means "none" in a full update and "unchanged" in a delta. */
export function applyMaindata(torrents: TorrentMap, data: QbittorrentMaindata): TorrentMap {
  const changed = Object.entries(data.torrents ?? {});
  if (data.full_update) return new Map(changed);
  const next = new Map(torrents);
  for (const [hash, facts] of changed) next.set(hash, { ...next.get(hash), ...facts });
  for (const hash of data.torrents_removed ?? []) next.delete(hash);
  return next;
}
