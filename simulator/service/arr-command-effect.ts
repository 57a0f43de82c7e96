import { itemsOf } from "../world/arr.ts";
import { diskScan } from "../world/disk-scan.ts";
import { importByHand } from "../world/import-by-hand.ts";
import {
  completeImport,
  importPart,
  importRest,
  openParts,
  processDownloads,
  sourcePathOf,
} from "../world/import.ts";
import type { ArrItem, Download, Unit } from "../world/model.ts";
import { search, wantedUnits } from "../world/offer.ts";
import { queuedDownloads } from "../world/queue.ts";
import type { World } from "../world/world.ts";
import type { ArrApp } from "./arr-app.ts";
import { findDownloads } from "./arr-import.ts";
import { listOf, numbersOf, textOf } from "./read-body.ts";

type Body = Readonly<Record<string, unknown>>;

/** The effect of a finished command; an unknown command has none. */
export function runCommand(world: World, app: ArrApp, name: string, body: Body): void {
  const items = itemsOf(world, app.instance);
  switch (name) {
    case "EpisodeSearch":
      searchUnits(world, items, numbersOf(body["episodeIds"]));
      return;
    case "MoviesSearch":
      searchUnits(world, items, numbersOf(body["movieIds"]));
      return;
    case "SeasonSearch":
    case "SeriesSearch":
    case "MissingEpisodeSearch":
    case "MissingMoviesSearch":
    case "RssSync":
      for (const item of named(items, body))
        search(world, item, wantedUnits(world, item, numberOf(body["seasonNumber"])));
      return;
    case "RefreshSeries":
    case "RescanSeries":
    case "RefreshMovie":
    case "RescanMovie":
      for (const item of named(items, body)) diskScan(world, item);
      return;
    case "ProcessMonitoredDownloads":
    case "RefreshMonitoredDownloads":
    case "CheckForFinishedDownload":
      processDownloads(world, queuedDownloads(world, app.instance));
      return;
    case "DownloadedEpisodesScan":
    case "DownloadedMoviesScan":
      for (const download of finishedIn(world, app, body)) importRest(world, download);
      return;
    case "ManualImport":
      importFiles(world, app, items, listOf(body["files"]));
  }
}

/** A search by a person includes the named units, monitored or not. */
function searchUnits(world: World, items: readonly ArrItem[], ids: readonly number[]): void {
  for (const item of items) {
    const wanted = item.units.filter(({ id }) => ids.includes(id));
    if (wanted.length > 0) search(world, item, wanted);
  }
}

/** The items that the body names, by any of the known keys; all items if it names none. */
function named(items: readonly ArrItem[], body: Body): readonly ArrItem[] {
  const ids = [
    ...numbersOf(body["seriesIds"]),
    ...numbersOf(body["movieIds"]),
    ...numbersOf([body["seriesId"], body["movieId"]]),
  ];
  return ids.length === 0 ? items : items.filter(({ id }) => ids.includes(id));
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** Downloads that need a person are left alone. */
function finishedIn(world: World, app: ArrApp, body: Body): Download[] {
  const [id, path] = [textOf(body["downloadClientId"]), textOf(body["path"])];
  const found = findDownloads(world, app, {
    text: (name) => (name === "downloadId" ? id || null : path || null),
  });
  return found.filter(
    ({ hash, state }) =>
      state !== "importBlocked" &&
      state !== "imported" &&
      world.torrents.get(hash)?.completedAt !== null,
  );
}

function importFiles(
  world: World,
  app: ArrApp,
  items: readonly ArrItem[],
  files: readonly Body[],
): void {
  const touched = new Set<Download>();
  for (const file of files) {
    const path = textOf(file["path"]);
    const units = unitsOfFile(items, file);
    const id = textOf(file["downloadId"]);
    const [download] = findDownloads(world, app, {
      text: (name) => (name === "downloadId" ? id : null),
    });
    const part = download?.parts.find((known) => sourcePathOf(download, known) === path);
    if (download && part) {
      importPart(world, download, units.length > 0 ? { ...part, units } : part);
      touched.add(download);
    } else {
      const item = items.find((known) => known.units.some((unit) => units.includes(unit)));
      if (item) importByHand(world, item, units, { from: path });
    }
  }
  for (const download of touched)
    if (openParts(download).length === 0) completeImport(world, download);
}

function unitsOfFile(items: readonly ArrItem[], file: Body): Unit[] {
  const ids = [...numbersOf(file["episodeIds"]), ...numbersOf([file["movieId"]])];
  return items.flatMap((item) => item.units.filter(({ id }) => ids.includes(id)));
}
