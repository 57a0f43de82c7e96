import { episodeCode, episodesOf, fileNameOf } from "./arr.ts";
import type { DiskFile } from "./disk-model.ts";
import { pascalCase, record } from "./download.ts";
import type { DeleteReason } from "./event.ts";
import type { ArrItem, MediaFile, Unit } from "./model.ts";
import type { Release } from "./release-model.ts";
import type { World } from "./world.ts";

/** Writes a video file into the item's folder; no service has noticed it yet. */
export function writeFile(
  world: World,
  item: ArrItem,
  units: readonly Unit[],
  { release, size }: { release: Release; size: number },
): DiskFile {
  const disk: DiskFile = {
    path: `${item.path}/${libraryPath(item, units, release)}`,
    folder: item.path,
    size,
    title: item.title,
    episodes: episodesOf(units),
    release,
  };
  world.disk.put(disk);
  return disk;
}

function libraryPath(
  { title }: ArrItem,
  units: readonly Unit[],
  { quality }: Pick<Release, "quality">,
): string {
  const name = fileNameOf(title.title);
  if (title.kind === "movie") return `${name} (${title.year}) ${quality.name}.mkv`;
  const [first] = units;
  const season = first?.episode?.season ?? 0;
  const folder = season === 0 ? "Specials" : `Season ${String(season).padStart(2, "0")}`;
  const titles = units.map((unit) => unit.episode?.title ?? "").join(" + ");
  return `${folder}/${name} - ${episodeCode(units)} - ${fileNameOf(titles)} ${quality.name}.mkv`;
}

/** Gives a file on disk a row in the arr; its units have a file from now on. */
export function addRow(
  world: World,
  item: ArrItem,
  units: readonly Unit[],
  disk: DiskFile,
  from: Pick<MediaFile, "download" | "sourcePath">,
): MediaFile {
  const file: MediaFile = {
    id: world.nextId(`${item.instance} file`),
    item,
    units,
    disk,
    path: disk.path,
    relativePath: disk.path.slice(item.path.length + 1),
    size: disk.size,
    release: disk.release,
    addedAt: world.clock.now(),
    isDeleted: false,
    ...from,
  };
  world.files.push(file);
  item.files.push(file);
  for (const unit of units) unit.file = file;
  return file;
}

/** Deletes a file; `upgrade` means that its successor follows at once. Shoko keeps its row. */
export function deleteFile(world: World, file: MediaFile, reason: DeleteReason): void {
  file.isDeleted = true;
  if (reason !== "missingFromDisk") world.disk.remove(file.disk);
  const { item, release, path } = file;
  // The history names a deleted file by its path (HistoryService of Sonarr and Radarr).
  const recorded = { item, release, hash: null, sourceTitle: path };
  for (const unit of file.units) {
    if (unit.file === file) unit.file = null;
    record(world, recorded, unit, "fileDeleted", { reason: pascalCase(reason) });
  }
  world.emit({ kind: "file-deleted", file, reason });
}
