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

/** The client's category of each arr; an arr sees only its own category. */
export const CATEGORIES: Readonly<Record<ArrInstance, string>> = {
  sonarr: "tv-sonarr",
  radarr: "radarr",
  "radarr-4k": "radarr-4k",
};

interface GrabInput extends ReleaseInput {
  readonly hash?: string;
  /** What the release's name announces; absent: its actual content. */
  readonly units?: readonly Unit[];
}

/** The arr sends a release to the client: one torrent with one file for each of `parts`, and its units. */
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

/** A release whose files are known: one torrent, a history record for each unit, a webhook. */
export function grabRelease(
  world: World,
  item: ArrItem,
  { hash, units, parts, release }: Pick<Download, "hash" | "units" | "parts" | "release">,
  releaseSource: "Search" | "InteractiveSearch" = "Search",
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
  for (const unit of download.units)
    record(world, download, unit, "grabbed", grabData(download, releaseSource));
  world.emit({ kind: "grabbed", download });
  return download;
}

/** The arr tracks the torrent with this hash from now on. */
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
      priority: 1,
    })),
    // Nothing can be written to a full disk.
    state: world.freeSpace === 0 ? "error" : "stalledDL",
    bytesPerSecond: 0,
    speed: 0,
    stallsAt: null,
    completedAt: null,
    isForced: false,
    queueNumber: world.torrents.size,
  };
}

function grabData(download: Download, releaseSource: string): Record<string, string> {
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
    releaseSource,
    ...(title.kind === "movie" ? {} : { releaseType: pascalCase(download.releaseType) }),
    torrentInfoHash: download.hash.toUpperCase(),
  };
}

/** History's data bag keeps enum names as .NET writes them. */
export function pascalCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What a history record needs to know about the release. */
interface Recorded extends Pick<Download, "item" | "release"> {
  readonly hash: string | null;
  /** Absent: the name of the release. */
  readonly sourceTitle?: string;
}

/** Writes one history record of the arr; ids rise within each arr. */
export function record(
  world: World,
  { item, release, hash, sourceTitle = release.title }: Recorded,
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
    sourceTitle,
    release,
    hash,
    data,
  };
  world.history.push(entry);
  item.history.push(entry);
}

/** The arr marks the download as ignored: history only, there is no webhook for it. */
export function failDownload(world: World, download: Download, message: string): void {
  download.state = "failed";
  for (const unit of download.units) record(world, download, unit, "downloadFailed", { message });
}

/** The torrent is removed in the client; the arr notices only that it is gone. */
export function removeTorrent(world: World, hash: string): void {
  world.torrents.delete(hash);
}

export function torrentOfDownload(world: World, download: Download): Torrent | null {
  return world.torrents.get(download.hash) ?? null;
}
