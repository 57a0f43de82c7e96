import { z } from "zod";
import type { ClientRemoval, HeldDownload } from "../../port/download-client.ts";
import { statusError } from "../../shared/http/http.ts";
import { bytes, flag, text } from "../../shared/lenient.ts";
import { sharingOf, type Placed } from "../common/removal.ts";
import type { QbittorrentClient } from "./client.ts";
import { toDownloadIds } from "./mapper.ts";
import type { Session } from "./session.ts";
import { readState } from "./transfer-state.ts";

/** Of the plain list: it is always whole, which the one that tells changes is not (maindata-sync.ts). */
const ListedTorrent = z.object({
  hash: z.string(),
  infohash_v1: z.string().optional(),
  infohash_v2: z.string().optional(),
  name: text,
  size: bytes,
  total_size: bytes,
  save_path: text,
  content_path: text,
  state: text,
  has_metadata: flag,
});
type ListedTorrent = z.infer<typeof ListedTorrent>;

const DELETE_PATH = "/api/v2/torrents/delete";

export function createQbittorrentRemoval(
  service: string,
  client: Pick<QbittorrentClient, "files">,
  { http, run }: Session,
): ClientRemoval {
  async function hold(torrent: ListedTorrent, all: readonly Placed[]): Promise<HeldDownload> {
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
      ...sharingOf({ ...placed, files }, all),
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
      const held: HeldDownload[] = [];
      for (const torrent of own) held.push(await hold(torrent, placed));
      return held;
    },
    async remove(id) {
      // 200 for a hash that it does not know as well.
      await run(async () => {
        const { status } = await http.raw("POST", DELETE_PATH, {
          form: { hashes: id, deleteFiles: "true" },
        });
        const refusal = statusError(service, "POST", DELETE_PATH, status);
        if (refusal) throw refusal;
      });
    },
  };
}

function toPlaced({ hash, name, content_path: path, ...rest }: ListedTorrent): Placed {
  // Before 5.0 the state alone tells it.
  const isBare = rest.has_metadata === false || readState(rest.state).shown === "METADATA";
  // 4.5 tells it relative for a moment after the start.
  const isAbsolute = path !== undefined && /^([/\\]|[a-z]:)/i.test(path);
  return {
    id: hash.toLowerCase(),
    name: name ?? hash,
    path: isAbsolute ? path : null,
    files: isBare ? [] : null,
  };
}
