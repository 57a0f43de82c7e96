import { itemsOf } from "./arr.ts";
import type { ArrInstance, ArrItem, Download, HistoryRecord, MediaFile, Unit } from "./model.ts";
import { keepOnly, type World } from "./world.ts";

interface SavedItem {
  readonly item: ArrItem;
  readonly monitored: boolean;
  readonly files: readonly MediaFile[];
  readonly history: readonly HistoryRecord[];
  readonly units: readonly Pick<Unit, "monitored" | "file">[];
}

/** An arr's database at some moment. */
export interface ArrBackup {
  readonly instance: ArrInstance;
  readonly items: readonly SavedItem[];
  /** The last number of each of its tables. */
  readonly lastIds: ReadonlyMap<string, number>;
}

const TABLES = ["item", "unit", "file", "history"] as const;

export function backUpArr(world: World, instance: ArrInstance): ArrBackup {
  return {
    instance,
    items: itemsOf(world, instance).map((item) => ({
      item,
      monitored: item.monitored,
      files: item.files.filter((file) => !file.isDeleted),
      history: [...item.history],
      units: item.units.map(({ monitored, file }) => ({ monitored, file })),
    })),
    lastIds: new Map(
      TABLES.map((table) => `${instance} ${table}`).map((kind) => [kind, world.lastId(kind)]),
    ),
  };
}

/** Titles that the arr no longer has once it is restored. */
export function listGone(world: World, { instance, items }: ArrBackup): readonly ArrItem[] {
  const saved = new Set(items.map(({ item }) => item));
  return itemsOf(world, instance).filter((item) => !saved.has(item));
}

/** Whether everything that the backup holds still exists. */
export function isWhole(world: World, { items }: ArrBackup): boolean {
  return items.every(
    ({ item, files }) =>
      world.items.includes(item) &&
      files.every(({ disk, isDeleted }) => !isDeleted && world.disk.has(disk)),
  );
}

/**
 * Restores an arr whose backup is still whole: its titles, files, history and numbers are those of that moment, while disk
 * and client stay as they are. It sends no webhook about it. A download that was imported since is found in the client again, and
 * the arr does not import it over the file that it finds on the disk.
 */
export function restoreArr(world: World, backup: ArrBackup): void {
  const { instance, items, lastIds } = backup;
  const gone = listGone(world, backup);
  for (const item of gone) forgetItem(world, item);
  for (const { item, monitored, files, history, units } of items) {
    item.monitored = monitored;
    replaceAll(item.files, files);
    replaceAll(item.history, history);
    for (const [index, { monitored: isMonitored, file }] of units.entries()) {
      const unit = item.units[index];
      if (unit !== undefined) Object.assign(unit, { monitored: isMonitored, file });
    }
  }
  const kept = new Set(items.flatMap(({ files }) => files));
  keepOnly(world.files, (file) => file.item.instance !== instance || kept.has(file));
  const records = new Set(items.flatMap(({ history }) => history));
  keepOnly(world.history, (entry) => entry.instance !== instance || records.has(entry));
  for (const [kind, id] of lastIds) world.countFrom(kind, id);
  for (const download of world.downloads)
    if (download.item.instance === instance) findAgain(world, download, kept);
  world.emit({ kind: "arr-restored", instance, gone });
}

function forgetItem(world: World, item: ArrItem): void {
  keepOnly(world.items, (other) => other !== item);
  const others = world.itemsOfTitle.get(item.title)?.filter((other) => other !== item) ?? [];
  world.itemsOfTitle.set(item.title, others);
  keepOnly(world.pending, (release) => release.item !== item);
  for (const file of item.files) file.isDeleted = true;
  item.history.length = 0;
  for (const download of world.downloads)
    if (download.item === item && download.state !== "imported") download.state = "ignored";
}

function findAgain(world: World, download: Download, kept: ReadonlySet<MediaFile>): void {
  const isKnown = download.imported.every((file) => kept.has(file));
  if (download.state !== "imported" || isKnown || !world.torrents.has(download.hash)) return;
  download.state = "importBlocked";
  download.messages = [
    { title: download.release.title, messages: ["Not an upgrade for existing file(s)"] },
  ];
}

function replaceAll<T>(list: T[], others: readonly T[]): void {
  list.splice(0, list.length, ...others);
}
