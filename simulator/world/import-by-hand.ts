import { DOWNLOAD_FOLDER, follow, record, releaseTypeOf } from "./download.ts";
import { importRest } from "./import.ts";
import { addRow, deleteFile, writeFile } from "./media-file.ts";
import type { ArrItem, Download, MediaFile, Torrent, Unit } from "./model.ts";
import { makeParts, makeRelease, type ReleaseInput } from "./release.ts";
import { sizeOf } from "./torrent.ts";
import type { World } from "./world.ts";

interface ByHandInput extends ReleaseInput {
  /** Otherwise no webhook is sent. */
  readonly isReported?: boolean;
  /** Source path of the file; absent: somewhere among the downloads. */
  readonly from?: string;
}

/** A person imports a loose file: no download id anywhere. */
export function importByHand(
  world: World,
  item: ArrItem,
  units: readonly Unit[],
  { isReported = true, from, ...input }: ByHandInput = {},
): MediaFile {
  const release = makeRelease(item, [units], input);
  const replaced = [...new Set(units.flatMap((unit) => unit.file ?? []))];
  for (const file of replaced) deleteFile(world, file, "upgrade");
  const disk = writeFile(world, item, units, { release, size: release.size });
  const sourcePath = from ?? `${DOWNLOAD_FOLDER}/${release.title}.mkv`;
  const file = addRow(world, item, units, disk, { download: null, sourcePath });
  for (const unit of units) {
    record(world, { item, release, hash: null }, unit, "downloadFolderImported", {
      fileId: String(file.id),
      droppedPath: sourcePath,
      importedPath: file.path,
      releaseGroup: release.group,
      size: String(file.size),
    });
  }
  world.emit(isReported ? { kind: "imported", file, replaced } : { kind: "file-found", file });
  return file;
}

interface ExistingInput extends ReleaseInput {
  /** Otherwise no webhook is sent. */
  readonly isReported?: boolean;
}

/** The client already has the torrent: the arr imports from it without a grab. Only the history shows it. */
export function importExisting(
  world: World,
  item: ArrItem,
  torrent: Torrent,
  units: readonly (readonly Unit[])[],
  { isReported = false, ...input }: ExistingInput = {},
): Download {
  const release = makeRelease(item, units, {
    title: torrent.name.replace(/\.mkv$/, ""),
    size: sizeOf(torrent),
    ...input,
  });
  const parts = makeParts(world.random, item, units, release).map((part, index) => {
    const file = torrent.files[index];
    return file ? { ...part, name: baseName(file.name), size: file.size } : part;
  });
  const download = follow(world, {
    hash: torrent.hash,
    item,
    units: units.flat(),
    parts,
    release,
    releaseType: releaseTypeOf(item, parts),
  });
  importRest(world, download, { isReported });
  return download;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
