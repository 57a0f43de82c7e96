import { hexOf } from "../random.ts";
import type {
  ArrInstance,
  ArrItem,
  Download,
  DownloadPart,
  HistoryRecord,
  Torrent,
  Unit,
} from "./model.ts";
import { makeParts, makeRelease, type ReleaseInput } from "./release.ts";
import type { World } from "./world.ts";

export const DOWNLOAD_FOLDER = "/data/downloads/complete";

/** The client's category of each arr, which is all that an arr looks at. */
export const CATEGORIES: Readonly<Record<ArrInstance, string>> = {
  sonarr: "tv-sonarr",
  radarr: "radarr",
  "radarr-4k": "radarr-4k",
};

interface GrabInput extends ReleaseInput {
  readonly hash?: string;
  /** What the release's name promises; absent: what is in it. */
  readonly units?: readonly Unit[];
}

/** The arr sends a release to the client: one torrent, as many files as `parts`, each with the units it holds. */
export function grab(
  world: World,
  item: ArrItem,
  parts: readonly (readonly Unit[])[],
  input: GrabInput = {},
): Download {
  const release = makeRelease(item, parts, input);
  return grabRelease(world, item, {
    hash: input.hash ?? hexOf(`torrent ${release.title} ${world.downloads.length}`, 40),
    units: input.units ?? parts.flat(),
    parts: makeParts(world.random, item, parts, release),
    release,
  });
}

/** A release whose files are known: one torrent, a line of history for each unit, a webhook. */
export function grabRelease(
  world: World,
  item: ArrItem,
  { hash, units, parts, release }: Pick<Download, "hash" | "units" | "parts" | "release">,
): Download {
  const download = follow(world, {
    hash: hash.toLowerCase(),
    item,
    units,
    parts,
    release,
    releaseType: releaseTypeOf(item, parts),
  });
  world.torrents.set(download.hash, torrentOf(world, download));
  for (const unit of download.units) record(world, download, unit, "grabbed", grabData(download));
  world.emit({ kind: "grabbed", download });
  return download;
}

/** From now on the arr looks after the torrent with this hash. */
export function follow(
  world: World,
  facts: Pick<Download, "hash" | "item" | "units" | "parts" | "release" | "releaseType">,
): Download {
  const download: Download = {
    ...facts,
    grabbedAt: world.clock.now(),
    imported: [],
    state: "downloading",
    messages: [],
    isForgotten: false,
    isImportable: false,
  };
  world.downloads.push(download);
  const earlier = world.downloadsOfHash.get(download.hash) ?? [];
  world.downloadsOfHash.set(download.hash, [...earlier, download]);
  return download;
}

export function releaseTypeOf(
  item: ArrItem,
  parts: readonly Pick<DownloadPart, "units">[],
): Download["releaseType"] {
  if (item.arr === "radarr") return "unknown";
  if (parts.length > 1) return "seasonPack";
  return (parts[0]?.units.length ?? 0) > 1 ? "multiEpisode" : "singleEpisode";
}

function torrentOf(
  world: World,
  download: Pick<Download, "hash" | "item" | "parts" | "release">,
): Torrent {
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
    // Nothing can be written to a full disk.
    state: world.freeSpace === 0 ? "error" : "stalledDL",
    bytesPerSecond: 0,
    speed: 0,
    stallsAt: null,
    completedAt: null,
    isForced: false,
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
    ...(title.kind === "movie"
      ? { tmdbId: String(title.tmdbId) }
      : { tvdbId: String(title.tvdbId) }),
    protocol: "2",
    releaseSource: "Search",
    ...(title.kind === "movie" ? {} : { releaseType: pascalCase(download.releaseType) }),
    torrentInfoHash: download.hash.toUpperCase(),
  };
}

/** History's data bag keeps enum names as .NET writes them. */
export function pascalCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What a line of history needs to know of the release. */
interface Recorded extends Pick<Download, "item" | "release"> {
  readonly hash: string | null;
}

/** Writes one line of the arr's history; ids rise within each arr. */
export function record(
  world: World,
  { item, release, hash }: Recorded,
  unit: Unit,
  eventType: HistoryRecord["eventType"],
  data: Readonly<Record<string, string>>,
): void {
  const entry: HistoryRecord = {
    id: world.nextId(`${item.instance} history`),
    instance: item.instance,
    item,
    unit,
    eventType,
    at: world.clock.now(),
    sourceTitle: release.title,
    release,
    hash,
    data,
  };
  world.history.push(entry);
  item.history.push(entry);
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
