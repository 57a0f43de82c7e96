import { hexOf } from "../random.ts";
import type { ArrInstance, ArrItem, Download, HistoryRecord, Torrent, Unit } from "./model.ts";
import { makeParts, makeRelease, type ReleaseInput } from "./release.ts";
import type { World } from "./world.ts";

export const DOWNLOAD_FOLDER = "/data/downloads/complete";

const CATEGORIES: Readonly<Record<ArrInstance, string>> = {
  sonarr: "tv-sonarr",
  radarr: "radarr",
  "radarr-4k": "radarr-4k",
};

/** The arr sends a release to the client: one torrent, as many files as `parts`, each with the units it holds. */
export function grab(
  world: World,
  item: ArrItem,
  parts: readonly (readonly Unit[])[],
  input: ReleaseInput & { hash?: string } = {},
): Download {
  const release = makeRelease(item, parts, input);
  const download: Download = {
    hash: (
      input.hash ?? hexOf(`torrent ${release.title} ${world.downloads.length}`, 40)
    ).toLowerCase(),
    item,
    units: parts.flat(),
    parts: makeParts(world.random, item, parts, release),
    release,
    releaseType: releaseTypeOf(item, parts),
    grabbedAt: world.clock.now(),
    imported: [],
    state: "downloading",
    messages: [],
  };
  world.downloads.push(download);
  world.torrents.set(download.hash, torrentOf(world, download));
  for (const unit of download.units) record(world, download, unit, "grabbed", grabData(download));
  world.emit({ kind: "grabbed", download });
  return download;
}

function releaseTypeOf(
  item: ArrItem,
  parts: readonly (readonly Unit[])[],
): Download["releaseType"] {
  if (item.arr === "radarr") return "unknown";
  if (parts.length > 1) return "seasonPack";
  return (parts[0]?.length ?? 0) > 1 ? "multiEpisode" : "singleEpisode";
}

function torrentOf(world: World, download: Download): Torrent {
  const isFolder = download.parts.length > 1;
  return {
    hash: download.hash,
    name: download.release.title + (isFolder ? "" : ".mkv"),
    category: CATEGORIES[download.item.instance],
    savePath: DOWNLOAD_FOLDER,
    addedAt: world.clock.now(),
    files: download.parts.map((part) => ({
      name: isFolder ? `${download.release.title}/${part.name}` : part.name,
      size: part.size,
      luck: world.random.between(0.5, 1.6),
      done: 0,
    })),
    state: "stalledDL",
    bytesPerSecond: 0,
    speed: 0,
    stallsAt: null,
    completedAt: null,
  };
}

function grabData(download: Download): Record<string, string> {
  const { title } = download.item;
  return {
    indexer: download.release.indexer,
    releaseGroup: download.release.group,
    age: "0",
    downloadClient: "QBittorrent",
    downloadClientName: "qBittorrent",
    size: String(download.release.size),
    ...(title.kind === "film"
      ? { tmdbId: String(title.tmdbId) }
      : { tvdbId: String(title.tvdbId) }),
    protocol: "2",
    releaseSource: "Search",
    ...(title.kind === "film" ? {} : { releaseType: pascalCase(download.releaseType) }),
    torrentInfoHash: download.hash.toUpperCase(),
  };
}

/** History's data bag keeps enum names as .NET writes them. */
export function pascalCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Writes one line of the arr's history; ids rise within each arr. */
export function record(
  world: World,
  download: Download,
  unit: Unit,
  eventType: HistoryRecord["eventType"],
  data: Readonly<Record<string, string>>,
): void {
  const { instance } = download.item;
  world.history.push({
    id: world.nextId(`${instance} history`),
    instance,
    item: download.item,
    unit,
    eventType,
    at: world.clock.now(),
    sourceTitle: download.release.title,
    release: download.release,
    hash: download.hash,
    data,
  });
}

/** The arr gives up on it: history only, no webhook exists for it. */
export function failDownload(world: World, download: Download, message: string): void {
  download.state = "failed";
  for (const unit of download.units) record(world, download, unit, "downloadFailed", { message });
}

/** Somebody removes the torrent in the client; the arr notices nothing but that it is gone. */
export function removeTorrent(world: World, hash: string): void {
  world.torrents.delete(hash);
}

export function torrentOfDownload(world: World, download: Download): Torrent | null {
  return world.torrents.get(download.hash) ?? null;
}
