import { z } from "zod";
import type { ClientRemoval, ClientDownload } from "../../port/download-client.ts";
import { bytes, flag, pathText, text } from "../../shared/lenient.ts";
import { describeSharing, type LocatedDownload } from "../common/removal.ts";
import type { QbittorrentClient } from "./client.ts";
import { toDownloadIds } from "./mapper.ts";
import { readState } from "./transfer-state.ts";

/** From `torrents/info`, which is always complete; `sync/maindata` is not (maindata-sync.ts). */
const ListedTorrent = z.object({
  hash: z.string(),
  infohash_v1: text,
  infohash_v2: text,
  name: pathText,
  size: bytes,
  total_size: bytes,
  save_path: pathText,
  content_path: pathText,
  state: text,
  has_metadata: flag,
});
type ListedTorrent = z.infer<typeof ListedTorrent>;

export function createQbittorrentRemoval(
  client: Pick<QbittorrentClient, "session" | "files" | "change">,
): ClientRemoval {
  const { http, run } = client.session;

  async function toClientDownload(
    torrent: ListedTorrent,
    all: readonly LocatedDownload[],
  ): Promise<ClientDownload> {
    const listed = await client.files(torrent.hash);
    const names = listed === null || listed.length === 0 ? null : listed.map(({ name }) => name);
    const root = torrent.save_path ?? "";
    const placed = toPlaced(torrent);
    const files = names?.map((name) => `${root}/${name}`) ?? placed.files;
    return {
      ids: toDownloadIds(torrent.hash, torrent),
      name: torrent.name ?? torrent.hash,
      size: torrent.total_size ?? torrent.size ?? null,
      files: names,
      ...describeSharing({ ...placed, files }, all),
    };
  }

  return {
    async find(downloadIds) {
      if (downloadIds.length === 0) return [];
      const wanted = new Set(downloadIds.map((id) => id.toLowerCase()));
      const torrents = await run(() => http.get(z.array(ListedTorrent), "/api/v2/torrents/info"));
      const placed = torrents.map(toPlaced);
      const own = torrents.filter((torrent) =>
        toDownloadIds(torrent.hash, torrent).some((id) => wanted.has(id)),
      );
      const held: ClientDownload[] = [];
      for (const torrent of own) held.push(await toClientDownload(torrent, placed));
      return held;
    },
    remove: (id) => client.change("delete", { hashes: id, deleteFiles: "true" }),
  };
}

function toPlaced({ hash, name, content_path: path, ...rest }: ListedTorrent): LocatedDownload {
  // Before 5.0 only the state reveals missing metadata.
  const hasNoData = rest.has_metadata === false || readState(rest.state).shown === "METADATA";
  // 4.5 reports a relative path briefly after the start.
  const isAbsolute = path !== undefined && /^([/\\]|[a-z]:)/i.test(path);
  return {
    id: hash.toLowerCase(),
    name: name ?? hash,
    path: isAbsolute ? path : null,
    files: hasNoData ? [] : null,
  };
}
