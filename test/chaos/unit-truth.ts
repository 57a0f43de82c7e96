import { isPlayable } from "../../simulator/world/library.ts";
import type { ArrItem, Download, SeerrRequest, Unit } from "../../simulator/world/model.ts";
import { findImportFolder } from "../../simulator/world/shoko.ts";
import { isFinished } from "../../simulator/world/torrent.ts";
import type { World } from "../../simulator/world/world.ts";
import type { AskedUnits } from "./asked-units.ts";
import { GONE_GRACE_MS, type Dated } from "./missing-files.ts";
import type { DownloadTruth, UnitTruth } from "./oracle.ts";
import type { Timeline } from "./timeline.ts";
import { airsOf, removedAs, requestTruth } from "./truth.ts";

/** Gathers what determines the state of a unit, for the oracle. */
export interface UnitTruths {
  truthFor(seerrRequest: SeerrRequest, unit: Unit): UnitTruth;
  /** Of a request without units. */
  truthForItem(seerrRequest: SeerrRequest): UnitTruth;
}

export function createUnitTruths(world: World, timeline: Timeline, asked: AskedUnits): UnitTruths {
  const { now, items, removals, grabs, ends, deletions, revivals, missing, played } = timeline;
  const { since, itemOf, formerItemsOf, formerUnitsOf, newerThan } = asked;

  function fateOf(download: Download, unit: Unit): DownloadTruth["fate"] {
    if (download.imported.some((file) => file.units.includes(unit))) return "brought";
    if (download.state === "failed") return "failed";
    if (download.state === "imported") return "short";
    const torrent = world.torrents.get(download.hash);
    const end = ends.get(download);
    if (torrent === undefined || end !== undefined) {
      // Within the grace it may be a client that is starting.
      return end !== undefined && now() - end.at < GONE_GRACE_MS ? "running" : "removed";
    }
    if (download.state === "importBlocked") return "blocked";
    return isFinished(torrent) ? "complete" : "running";
  }

  /** What had come for it before anybody else asked for the same is its own. */
  function isDeletedBefore(newer: readonly SeerrRequest[], unit: Unit): boolean {
    const revival = revivals.get(unit)?.order ?? Infinity;
    return newer.some((other) => since(other) < revival);
  }

  function downloadsOf(seerrRequest: SeerrRequest, unit: Unit): DownloadTruth[] {
    const former = formerUnitsOf(seerrRequest, unit);
    const deletedAt = Math.max(deletions.get(unit)?.order ?? 0, formerDeletion(former));
    const units = [unit, ...former];
    return [...grabs]
      .filter(([download]) => units.some((one) => download.units.includes(one)))
      .filter(([download]) => (ends.get(download)?.order ?? Infinity) > since(seerrRequest))
      .map(([download, grab]) => ({
        fate: fateOf(download, units.find((one) => download.units.includes(one)) ?? unit),
        isAfterDeletion: grab.order > deletedAt,
      }));
  }

  function truthForItem(seerrRequest: SeerrRequest, item: ArrItem | null | undefined): UnitTruth {
    const removal = item == null ? undefined : removals.get(item);
    return {
      seerrRequest: requestTruth(world, seerrRequest),
      item: item == null ? "never" : removal === undefined ? "there" : removedAs(removal),
      isAnime: item != null && findImportFolder(`${item.path}/`) !== null,
      airs: "past",
      file: "none",
      wasPlayable: false,
      wasDeleted: false,
      isMissing: false,
      isSuperseded: newerThan(seerrRequest).length > 0,
      downloads: [],
    };
  }

  /** When the former arrs gave up the file that they had; 0: they had none. */
  function formerDeletion(former: readonly Unit[]): number {
    const orders = former.map((unit) => {
      const item = [...removals.keys()].find(({ units }) => units.includes(unit));
      const removed = item && unit.file !== null ? removals.get(item) : undefined;
      return Math.max(removed?.order ?? 0, deletions.get(unit)?.order ?? 0);
    });
    return Math.max(0, ...orders);
  }

  /** Of the arr that has the request now; or of a former one, as long as the new one has nothing. */
  function fileTruth(
    seerrRequest: SeerrRequest,
    unit: Unit,
  ): Pick<UnitTruth, "file" | "wasPlayable" | "wasDeleted" | "isMissing"> {
    const former = formerUnitsOf(seerrRequest, unit);
    const holder = [unit, ...former].find(({ file }) => file !== null && world.disk.has(file.disk));
    const sinceRequest = (dated: Dated | undefined) => (dated?.order ?? 0) > since(seerrRequest);
    const { file } = holder ?? unit;
    // The library still shows what has left with the former arr, or what Shoko renamed before that.
    const shown = [...world.libraries.jellyfin.items.values()];
    const isGhost = formerItemsOf(seerrRequest).some(({ path, units }) => {
      const isPlayed = units.some((one) => one.episode === unit.episode && played.has(one));
      return isPlayed && shown.some(({ file: { folder } }) => folder === path);
    });
    if (holder === undefined && isGhost)
      return { file: "playable", wasPlayable: true, wasDeleted: false, isMissing: false };
    return {
      file: file === null ? "none" : isPlayable(world, holder ?? unit) ? "playable" : "imported",
      wasPlayable: [unit, holder ?? unit].some((one) => played.has(one)),
      wasDeleted:
        sinceRequest(deletions.get(unit)) ||
        (holder === undefined && formerDeletion(former) > since(seerrRequest)),
      isMissing: sinceRequest(missing.byUnit.get(unit)),
    };
  }

  return {
    truthForItem: (seerrRequest) => truthForItem(seerrRequest, itemOf(seerrRequest)),
    truthFor: (seerrRequest, unit) => ({
      ...truthForItem(
        seerrRequest,
        [...items.keys()].find(({ units }) => units.includes(unit)),
      ),
      isSuperseded: isDeletedBefore(newerThan(seerrRequest), unit),
      airs: airsOf(seerrRequest.title, unit, now()),
      ...fileTruth(seerrRequest, unit),
      downloads: downloadsOf(seerrRequest, unit),
    }),
  };
}
