import { episodeCode, fileNameOf } from "./arr.ts";
import { DOWNLOAD_FOLDER, pascalCase, record } from "./download.ts";
import type { DeleteReason } from "./event.ts";
import type { Download, DownloadPart, MediaFile } from "./model.ts";
import { findShokoFile } from "./shoko.ts";
import type { World } from "./world.ts";

/** One file is moved into the media folder and belongs to its units from now on. */
export function importPart(world: World, download: Download, part: DownloadPart): MediaFile {
  const { item } = download;
  const replaced = [...new Set(part.units.flatMap((unit) => (unit.file ? [unit.file] : [])))];
  for (const file of replaced) deleteFile(world, file, "upgrade");
  const relativePath = libraryPath(download, part);
  const file: MediaFile = {
    id: world.nextId(`${item.instance} file`),
    item,
    units: part.units,
    path: `${item.path}/${relativePath}`,
    relativePath,
    sourcePath: sourcePathOf(download, part),
    size: part.size,
    release: download.release,
    download,
    addedAt: world.clock.now(),
    isDeleted: false,
  };
  world.files.push(file);
  download.imported.push(file);
  for (const unit of part.units) {
    unit.file = file;
    record(world, download, unit, "downloadFolderImported", importData(file));
  }
  world.emit({ kind: "imported", file, replaced });
  return file;
}

function sourcePathOf(download: Download, part: DownloadPart): string {
  return download.parts.length > 1
    ? `${DOWNLOAD_FOLDER}/${download.release.title}/${part.name}`
    : `${DOWNLOAD_FOLDER}/${part.name}`;
}

function libraryPath(download: Download, part: DownloadPart): string {
  const { title } = download.item;
  const { quality } = download.release;
  const name = fileNameOf(title.title);
  if (title.kind === "film") return `${name} (${title.year}) ${quality.name}.mkv`;
  const [first] = part.units;
  const season = first?.episode?.season ?? 0;
  const folder = season === 0 ? "Specials" : `Season ${String(season).padStart(2, "0")}`;
  const titles = part.units.map((unit) => unit.episode?.title ?? "").join(" + ");
  return `${folder}/${name} - ${episodeCode(part.units)} - ${fileNameOf(titles)} ${quality.name}.mkv`;
}

function importData(file: MediaFile): Record<string, string> {
  return {
    fileId: String(file.id),
    droppedPath: file.sourcePath,
    importedPath: file.path,
    downloadClient: "QBittorrent",
    downloadClientName: "qBittorrent",
    releaseGroup: file.release.group,
    size: String(file.size),
    ...(file.item.arr === "sonarr" ? { releaseType: pascalCase(file.download.releaseType) } : {}),
  };
}

/** The whole download is done: it leaves the queue, the torrent goes on seeding. */
export function completeImport(world: World, download: Download): void {
  download.state = "imported";
  download.messages = [];
  world.emit({ kind: "import-complete", download });
}

/** The arr wants a person to look at it. */
export function blockImport(
  world: World,
  download: Download,
  messages: Download["messages"],
): void {
  download.state = "importBlocked";
  download.messages = messages;
  world.emit({ kind: "import-blocked", download });
}

/** A file goes; `upgrade` means that its successor comes at once. */
export function deleteFile(world: World, file: MediaFile, reason: DeleteReason): void {
  file.isDeleted = true;
  for (const unit of file.units) {
    if (unit.file === file) unit.file = null;
    record(world, file.download, unit, "fileDeleted", { reason: pascalCase(reason) });
  }
  world.emit({ kind: "file-deleted", file, reason });
  const shokoFile = findShokoFile(world, file);
  if (shokoFile) world.emit({ kind: "shoko-deleted", file: shokoFile });
}
