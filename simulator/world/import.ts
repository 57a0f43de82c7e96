import { DOWNLOAD_FOLDER, pascalCase, record } from "./download.ts";
import { addRow, deleteFile, writeFile } from "./media-file.ts";
import type { Download, DownloadPart, MediaFile } from "./model.ts";
import type { World } from "./world.ts";

interface ImportOptions {
  /** Otherwise no webhook is sent. */
  readonly isReported?: boolean;
}

/** Moves one file into the media folder and assigns it to its units. */
export function importPart(
  world: World,
  download: Download,
  part: DownloadPart,
  { isReported = true }: ImportOptions = {},
): MediaFile {
  const { item } = download;
  const replaced = [...new Set(part.units.flatMap((unit) => (unit.file ? [unit.file] : [])))];
  for (const file of replaced) deleteFile(world, file, "upgrade");
  const disk = writeFile(world, item, part.units, { release: download.release, size: part.size });
  const sourcePath = sourcePathOf(download, part);
  const file = addRow(world, item, part.units, disk, { download, sourcePath });
  download.imported.push(file);
  for (const unit of part.units)
    record(world, download, unit, "downloadFolderImported", importData(file, sourcePath));
  world.emit(isReported ? { kind: "imported", file, replaced } : { kind: "file-found", file });
  return file;
}

export function sourcePathOf(
  { parts, release }: Pick<Download, "parts" | "release">,
  part: DownloadPart,
): string {
  return parts.length > 1
    ? `${DOWNLOAD_FOLDER}/${release.title}/${part.name}`
    : `${DOWNLOAD_FOLDER}/${part.name}`;
}

function importData(file: MediaFile, droppedPath: string): Record<string, string> {
  const { download } = file;
  return {
    fileId: String(file.id),
    droppedPath,
    importedPath: file.path,
    ...(download ? { downloadClient: "QBittorrent", downloadClientName: "qBittorrent" } : {}),
    releaseGroup: file.release.group,
    size: String(file.size),
    ...(download && file.item.arr === "sonarr"
      ? { releaseType: pascalCase(download.releaseType) }
      : {}),
  };
}

/** The whole download is imported: it leaves the queue, and the torrent keeps seeding. */
export function completeImport(world: World, download: Download): void {
  download.state = "imported";
  download.messages = [];
  world.emit({ kind: "import-complete", download });
}

/** The arr needs a person to check the import. */
export function blockImport(
  world: World,
  download: Download,
  messages: Download["messages"],
): void {
  download.state = "importBlocked";
  download.messages = messages;
  world.emit({ kind: "import-blocked", download });
}

/** Parts of a download that have no file in the library yet. */
export function openParts(download: Download): DownloadPart[] {
  return download.parts.filter(
    (part) => !download.imported.some((file) => file.sourcePath === sourcePathOf(download, part)),
  );
}

/** Imports the rest of the download and completes it. */
export function importRest(world: World, download: Download, options: ImportOptions = {}): void {
  for (const part of openParts(download)) importPart(world, download, part, options);
  if (options.isReported ?? true) completeImport(world, download);
  else download.state = "imported";
}

/** The arr processes finished downloads and imports those that are not blocked. */
export function processDownloads(world: World, downloads: readonly Download[]): void {
  for (const download of downloads) {
    const torrent = world.torrents.get(download.hash);
    if (!download.isImportable || download.state !== "importPending" || !torrent?.completedAt)
      continue;
    download.state = "importing";
    importRest(world, download);
  }
}
