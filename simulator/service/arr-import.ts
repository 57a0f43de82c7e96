import { get, type Call, type Route } from "../http/router.ts";
import { DOWNLOAD_FOLDER } from "../world/download.ts";
import { openParts, sourcePathOf } from "../world/import.ts";
import type { Download, DownloadPart } from "../world/model.ts";
import type { World } from "../world/world.ts";
import type { ArrDialect } from "./arr-app.ts";
import { outputPathOf, qualityOf } from "./arr-resource.ts";
import type { ServiceContext } from "./context.ts";

/** Candidates shown before a manual import. */
export function importRoutes({ world }: ServiceContext, dialect: ArrDialect): Route[] {
  return [
    get("/api/v3/manualimport", ({ query }) => ({
      json: findDownloads(world, dialect, query).flatMap((download) =>
        openParts(download).map((part, index) => toCandidate(dialect, download, part, index)),
      ),
    })),
  ];
}

/** By the client's id, whether or not the arr still tracks it, or by the content of a folder. */
export function findDownloads(
  world: World,
  { instance }: Pick<ArrDialect, "instance">,
  query: Pick<Call["query"], "text">,
): Download[] {
  const id = query.text("downloadId")?.toLowerCase();
  const folder = query.text("folder");
  const known =
    id === undefined
      ? world.downloads.filter((download) => isIn(download, folder))
      : (world.downloadsOfHash.get(id) ?? []);
  const latest = new Map(known.map((download) => [download.hash, download]));
  return [...latest.values()].filter(
    ({ hash, item }) => item.instance === instance && world.torrents.has(hash),
  );
}

function isIn(download: Download, folder: string | null): boolean {
  if (folder === null) return false;
  const path = outputPathOf(download);
  const wanted = folder.replace(/\/+$/, "");
  return path === wanted || path.startsWith(`${wanted}/`);
}

function toCandidate(dialect: ArrDialect, download: Download, part: DownloadPart, index: number) {
  const { release, item, hash } = download;
  const path = sourcePathOf(download, part);
  const isPack = download.parts.length > 1;
  return {
    path,
    relativePath: path.slice(DOWNLOAD_FOLDER.length + 1),
    folderName: isPack ? release.title : "",
    name: part.name.replace(/\.mkv$/, ""),
    size: part.size,
    ...dialect.toCandidate(item, part.units),
    releaseGroup: release.group,
    quality: qualityOf(item, release),
    languages: [release.language],
    qualityWeight: release.quality.resolution,
    downloadId: hash.toUpperCase(),
    customFormats: [],
    customFormatScore: 0,
    indexerFlags: 0,
    rejections: download.messages
      .filter(({ title }) => title.includes(part.name) || title === release.title)
      .flatMap(({ messages }) => messages)
      .map((reason) => ({ reason, type: "permanent" })),
    id: index + 1,
  };
}
