import { instanceOf } from "../../simulator/world/arr.ts";
import { findLibraryItem, isPlayable } from "../../simulator/world/library.ts";
import type {
  ArrInstance,
  ArrItem,
  Download,
  MediaFile,
  Unit,
  SeerrRequest,
} from "../../simulator/world/model.ts";
import { findImportFolder } from "../../simulator/world/shoko.ts";
import { isFinished } from "../../simulator/world/torrent.ts";
import type { World } from "../../simulator/world/world.ts";
import type { DownloadTruth, UnitTruth } from "./oracle.ts";
import {
  airsOf,
  fingerprintOf,
  isKnownToArrAlone,
  isUnseen,
  removedAs,
  requestTruth,
} from "./truth.ts";

/** The client must have lost a torrent for so long before it counts as removed (rule of the machine). */
export const GONE_GRACE_MS = 2 * 60_000;

/** A poll of the arr, and the round that confirms what is missing. */
const NOTICED_MS = 2 * 60_000;

/** Remembers facts that the present state of the simulated world does not show. */
export interface Witness {
  /** Notes what is so at this moment; to be called whenever something may have changed. */
  observe(): void;
  /** Every request ever made, oldest first. */
  seerrRequests(): readonly SeerrRequest[];
  /** The arr's item for a request, also a removed one. */
  itemOf(seerrRequest: SeerrRequest): ArrItem | null;
  /** The units of a request. */
  unitsOf(seerrRequest: SeerrRequest): readonly Unit[];
  /** Everything that its title has, also what it does not ask for. */
  allUnitsOf(seerrRequest: SeerrRequest): readonly Unit[];
  truthFor(seerrRequest: SeerrRequest, unit: Unit): UnitTruth;
  /** A newer request wants the same from the same arr. */
  isSuperseded(seerrRequest: SeerrRequest): boolean;
  /** Newer requests that want the same from the same arr. */
  newerThan(seerrRequest: SeerrRequest): readonly SeerrRequest[];
  /** Its file was deleted, and just before a newer request something came for it. */
  isRevivedJustBefore(seerrRequest: SeerrRequest, unit: Unit): boolean;
  /** The titles of the arrs that Seerr sent the request to before. */
  formerItemsOf(seerrRequest: SeerrRequest): readonly ArrItem[];
  /** The unit, and what the arrs had of it that Seerr sent the request to before. */
  holdersOf(seerrRequest: SeerrRequest, unit: Unit): readonly Unit[];
  /** Its title left the arr before a round of polls could show the two together. */
  isRemovedUnseen(seerrRequest: SeerrRequest): boolean;
  /** Seerr has sent it to another arr. */
  isMoved(seerrRequest: SeerrRequest): boolean;
  /** Of a request without units. */
  truthForItem(seerrRequest: SeerrRequest): UnitTruth;
  /** Last moment at which the library played the arr's file of the unit, and at which the arr had one at all. */
  sightings(unit: Unit): { readonly playableAt: number; readonly missingAt: number };
  /** A library has not looked yet at something that it would show, and that a request asks for. */
  owesShowing(): boolean;
  /** Nor at something that it would show no more. */
  owesDropping(): boolean;
  /** Something has left its arr with its files, maybe before the tracker has seen it in the library. */
  owesGivingUp(): boolean;
  /** Only its arr could report that its file exists. */
  isKnownToArrAlone(unit: Unit): boolean;
  /** Its file was gone, and another one came before two looks could show that. */
  wasBrieflyLost(unit: Unit): boolean;
  /** A file of it was missing, and another one came: whoever knew of the loss waits for the library again. */
  hasComeAnew(unit: Unit): boolean;
  /** The arr has found its file on the disk: only the change scan notices. */
  isFoundAgain(unit: Unit): boolean;
  /** Last moment at which anything changed. */
  changedAt(): number;
}

/** One round of polls. */
export const KNOWN_AFTER_MS = 90_000;

/** The longest outage of a service, and the poll after it. */
const OUTAGE_MS = 5 * 60_000;

/** Of a small installation, so many that are all missing are on a disk that is away. */
const ALL_OF = 3;

/** `order` compares what happens within the same moment. */
interface Dated {
  readonly order: number;
}

export function createWitness(world: World): Witness {
  let order = 0;
  let changedAt = world.clock.now().getTime();
  let fingerprint = "";
  const seerrRequests = new Map<SeerrRequest, Dated>();
  /** Every arr that Seerr has sent a request to. */
  const sentTo = new Map<SeerrRequest, Set<ArrInstance>>();
  const items = new Map<ArrItem, Dated>();
  const removals = new Map<ArrItem, Dated & { readonly withFiles: boolean; readonly at: number }>();
  const grabs = new Map<Download, Dated>();
  /** Of what was grabbed: when it failed, was imported or left the client. */
  const ends = new Map<Download, Dated & { readonly at: number }>();
  const deletions = new Map<Unit, Dated>();
  /** The first that was grabbed or came after the deletion. */
  const revivals = new Map<Unit, Dated & { readonly at: number }>();
  /** The unit of the title that was added again, whose file had stayed. */
  const successors = new Map<Unit, Unit>();
  /** Files that are missing on the disk, and since when the library has lost them too. */
  const missing = new Map<
    Unit,
    Dated & { readonly file: MediaFile; readonly at: number; readonly lostAt: number | null }
  >();
  const everMissing = new Set<Unit>();
  /** Since when their missing file counts as deleted. */
  const lostSince = new Map<Unit, number>();
  const brieflyLost = new Set<Unit>();
  const played = new Set<Unit>();
  /** Their file was found by a disk scan, which no service reports. */
  const foundAgain = new Set<Unit>();
  const playableAt = new Map<Unit, number>();
  const missingAt = new Map<Unit, number>();

  world.listen((event) => {
    order += 1;
    switch (event.kind) {
      case "request":
        if (!seerrRequests.has(event.seerrRequest))
          seerrRequests.set(event.seerrRequest, { order });
        return;
      case "item-added":
        inherit(event.item);
        items.set(event.item, { order });
        return;
      case "item-deleted":
        removals.set(event.item, { order, withFiles: event.withFiles, at: now() });
        return;
      case "grabbed":
        grabs.set(event.download, { order });
        noteRevival(event.download.units);
        return;
      case "file-deleted":
        if (event.reason === "missingFromDisk") noteMissing(event.file, event.file.units);
        else if (event.reason !== "upgrade") noteDeletion(event.file.units);
        return;
      case "file-found":
        for (const unit of event.file.units) foundAgain.add(unit);
        noteRevival(event.file.units);
        return;
      case "imported":
        // An upgrade of one episode takes the other one's file with it where they shared one: that one waits again.
        for (const file of event.replaced) release(file.units);
        noteRevival(event.file.units);
        for (const unit of event.file.units)
          if (now() - (lostSince.get(unit) ?? -Infinity) < NOTICED_MS) brieflyLost.add(unit);
        for (const [unit, { file, at }] of missing) {
          if (event.file.units.includes(unit)) noteAnother(unit, at);
          else if (file.units.some((other) => event.file.units.includes(other))) release([unit]);
        }
        return;
      default:
    }
  });

  function noteDeletion(units: readonly Unit[]): void {
    for (const unit of units) {
      deletions.set(unit, { order });
      revivals.delete(unit);
      played.delete(unit);
    }
  }

  function noteRevival(units: readonly Unit[]): void {
    for (const unit of units)
      if (deletions.has(unit) && !revivals.has(unit)) revivals.set(unit, { order, at: now() });
  }

  /** A title that is added again in the arr takes over the files that it had left behind. */
  function inherit({ title, instance, units }: ArrItem): void {
    const left = [...removals.keys()].findLast(
      (item) => item.title === title && item.instance === instance,
    );
    if (left === undefined || removals.get(left)?.withFiles === true) return;
    for (const former of left.units) {
      const unit = units.find(({ episode }) => episode === former.episode);
      if (unit === undefined || former.file === null || !world.disk.has(former.file.disk)) continue;
      successors.set(former, unit);
      if (played.has(former)) played.add(unit);
    }
  }

  function release(units: readonly Unit[]): void {
    for (const unit of units) {
      if (unit.file !== null) continue;
      missing.delete(unit);
      played.delete(unit);
    }
  }

  function noteMissing(file: MediaFile, units: readonly Unit[]): void {
    for (const unit of units) {
      everMissing.add(unit);
      missing.set(unit, { order, file, at: now(), lostAt: null });
    }
  }

  /** That the library played the lost file says nothing about this one, unless it came as quickly as an upgrade. */
  function noteAnother(unit: Unit, missingFrom: number): void {
    if (now() - missingFrom >= GONE_GRACE_MS) played.delete(unit);
  }

  /** It came back, or both have lost it for long enough. */
  function followMissing(): void {
    for (const [unit, since] of missing) {
      const { file, lostAt } = since;
      if (unit.file !== null) missing.delete(unit);
      else if (isDiskAway(file.item.instance)) continue;
      else if (lostAt === null) {
        if (findLibraryItem(world, file) === null) missing.set(unit, { ...since, lostAt: now() });
      } else if (now() - lostAt >= GONE_GRACE_MS) {
        missing.delete(unit);
        noteDeletion([unit]);
        lostSince.set(unit, now());
      }
    }
  }

  /** The arr complains of its folder, or has lost every file that it had: a disk that is not there looks like that. */
  function isDiskAway(name: ArrInstance): boolean {
    if (world.health[name].some(({ source }) => source === "RootFolderCheck")) return true;
    const isAllLost = (isMeant: (item: ArrItem) => boolean) =>
      [...missing.values()].filter(({ file }) => isMeant(file.item)).length >= ALL_OF &&
      world.items.filter(isMeant).every(({ units }) => units.every(({ file }) => file === null));
    return isAllLost((item) => item.instance === name) || isAllLost(() => true);
  }

  function isShown({ disk }: MediaFile): boolean {
    return world.libraries.jellyfin.items.get(disk.path)?.file === disk;
  }

  function hasEnded(download: Download): boolean {
    return (
      download.state === "failed" ||
      download.state === "imported" ||
      !world.torrents.has(download.hash)
    );
  }

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

  const now = (): number => world.clock.now().getTime();
  const since = (seerrRequest: SeerrRequest): number => seerrRequests.get(seerrRequest)?.order ?? 0;
  const instance = (seerrRequest: SeerrRequest): ArrInstance => instanceOf(world, seerrRequest);

  function itemOf(seerrRequest: SeerrRequest): ArrItem | null {
    // An older request keeps the item it was about; only with its files does it go on to a later one.
    return (
      [...items.keys()].find(
        (item) =>
          item.title === seerrRequest.title &&
          item.instance === instance(seerrRequest) &&
          (removals.get(item)?.order ?? Infinity) > since(seerrRequest),
      ) ?? null
    );
  }

  function formerItemsOf(seerrRequest: SeerrRequest): readonly ArrItem[] {
    return [...items.keys()].filter(
      (item) =>
        item.title === seerrRequest.title &&
        item.instance !== instance(seerrRequest) &&
        sentTo.get(seerrRequest)?.has(item.instance) &&
        (removals.get(item)?.order ?? Infinity) > since(seerrRequest),
    );
  }

  /** What the arrs have or had of it that it was sent to before. */
  function formerUnitsOf(seerrRequest: SeerrRequest, { episode }: Unit): readonly Unit[] {
    const units = formerItemsOf(seerrRequest).flatMap((item) => item.units);
    return units.filter((unit) => unit.episode === episode);
  }

  function latest(unit: Unit): Unit {
    const successor = successors.get(unit);
    return successor === undefined ? unit : latest(successor);
  }

  function allUnitsOf(seerrRequest: SeerrRequest): readonly Unit[] {
    return (itemOf(seerrRequest)?.units ?? []).map(latest);
  }

  function unitsOf(seerrRequest: SeerrRequest): readonly Unit[] {
    return allUnitsOf(seerrRequest).filter(
      ({ episode }) => episode === null || seerrRequest.seasons.includes(episode.season),
    );
  }

  function newerThan(seerrRequest: SeerrRequest): readonly SeerrRequest[] {
    return [...seerrRequests.keys()].filter(
      (other) =>
        since(other) > since(seerrRequest) &&
        other.title === seerrRequest.title &&
        instance(other) === instance(seerrRequest) &&
        world.seerrRequests.includes(other) &&
        other.status !== "declined",
    );
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

  function truthForItem(seerrRequest: SeerrRequest, item = itemOf(seerrRequest)): UnitTruth {
    const removal = item === null ? undefined : removals.get(item);
    return {
      seerrRequest: requestTruth(world, seerrRequest),
      item: item === null ? "never" : removal === undefined ? "there" : removedAs(removal),
      isAnime: item !== null && findImportFolder(`${item.path}/`) !== null,
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
      isMissing: sinceRequest(missing.get(unit)),
    };
  }

  return {
    seerrRequests: () => [...seerrRequests.keys()],
    itemOf,
    unitsOf,
    allUnitsOf,
    truthForItem: (seerrRequest) => truthForItem(seerrRequest),
    isSuperseded: (seerrRequest) => newerThan(seerrRequest).length > 0,
    newerThan,
    isRevivedJustBefore(seerrRequest, unit) {
      const at = revivals.get(unit)?.at ?? -Infinity;
      return newerThan(seerrRequest).some(
        ({ createdAt }) => createdAt.getTime() >= at && createdAt.getTime() - at < OUTAGE_MS,
      );
    },
    formerItemsOf,
    holdersOf: (seerrRequest, unit) => [unit, ...formerUnitsOf(seerrRequest, unit)],
    isRemovedUnseen(seerrRequest) {
      const item = itemOf(seerrRequest);
      const removal = item && removals.get(item);
      return !!removal && removal.at - seerrRequest.createdAt.getTime() < KNOWN_AFTER_MS;
    },
    isMoved: (seerrRequest) => (sentTo.get(seerrRequest)?.size ?? 0) > 1,
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
    sightings: (unit) => ({
      playableAt: playableAt.get(unit) ?? -Infinity,
      missingAt: missingAt.get(unit) ?? -Infinity,
    }),
    owesShowing: () =>
      world.seerrRequests.some(
        (seerrRequest) =>
          seerrRequest.status !== "declined" &&
          unitsOf(seerrRequest).some((unit) => !played.has(unit) && isUnseen(world, unit)),
      ),
    owesGivingUp: () =>
      [...removals].some(
        ([item, { withFiles }]) => withFiles && item.units.some((unit) => unit.file !== null),
      ),
    owesDropping: () =>
      [...missing.values()].some(({ file }) => !world.disk.has(file.disk) && isShown(file)) ||
      [...removals].some(
        ([item, { withFiles }]) => withFiles && item.files.some((file) => isShown(file)),
      ),
    isKnownToArrAlone: (unit) => isKnownToArrAlone(world, unit),
    wasBrieflyLost: (unit) => brieflyLost.has(unit),
    hasComeAnew: (unit) => everMissing.has(unit) && unit.file !== null,
    isFoundAgain: (unit) => foundAgain.has(unit),
    changedAt: () => changedAt,
    observe() {
      order += 1;
      for (const seerrRequest of seerrRequests.keys()) {
        const arrs = sentTo.get(seerrRequest) ?? new Set();
        sentTo.set(seerrRequest, arrs.add(instance(seerrRequest)));
      }
      followMissing();
      for (const download of grabs.keys())
        if (!ends.has(download) && hasEnded(download)) ends.set(download, { order, at: now() });
      for (const item of items.keys()) {
        for (const unit of item.units) {
          if (isPlayable(world, unit)) {
            played.add(unit);
            playableAt.set(unit, now());
          }
          if (unit.file === null || !world.disk.has(unit.file.disk)) missingAt.set(unit, now());
        }
      }
      const current = fingerprintOf(world);
      if (current !== fingerprint) changedAt = now();
      fingerprint = current;
    },
  };
}
