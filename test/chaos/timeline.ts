import { instanceOf } from "../../simulator/world/arr.ts";
import type { WorldEvent } from "../../simulator/world/event.ts";
import { isPlayable } from "../../simulator/world/library.ts";
import type {
  ArrInstance,
  ArrItem,
  Download,
  MediaFile,
  SeerrRequest,
  Unit,
} from "../../simulator/world/model.ts";
import type { World } from "../../simulator/world/world.ts";
import { createMissingFiles, type Dated, type MissingFiles } from "./missing-files.ts";
import { fingerprintOf } from "./truth.ts";

/** Of the library. */
const TWO_POLLS_MS = 30_000;

interface Timed extends Dated {
  readonly at: number;
}

/** What has happened in the simulated world, and in which order: facts that its present state does not show. */
export interface Timeline {
  now(): number;
  /** Notes what is so at this moment; to be called whenever something may have changed. */
  observe(): void;
  /** Last moment at which anything changed. */
  changedAt(): number;
  readonly seerrRequests: ReadonlyMap<SeerrRequest, Dated>;
  /** Every arr that Seerr has sent a request to. */
  readonly sentTo: ReadonlyMap<SeerrRequest, ReadonlySet<ArrInstance>>;
  readonly items: ReadonlyMap<ArrItem, Dated>;
  readonly removals: ReadonlyMap<ArrItem, Timed & { readonly withFiles: boolean }>;
  /** Titles that a restored arr no longer has. */
  readonly forgotten: ReadonlySet<ArrItem>;
  readonly grabs: ReadonlyMap<Download, Dated>;
  /** Of what was grabbed: when it failed, was imported or left the client. */
  readonly ends: ReadonlyMap<Download, Timed>;
  readonly deletions: ReadonlyMap<Unit, Dated>;
  /** The first that was grabbed or came after the deletion. */
  readonly revivals: ReadonlyMap<Unit, Timed>;
  /** The unit of the title that was added again, whose file had stayed. */
  readonly successors: ReadonlyMap<Unit, Unit>;
  readonly missing: MissingFiles;
  readonly played: ReadonlySet<Unit>;
  /** Their file was missing before two polls could show that the library plays it. */
  readonly brieflyPlayed: ReadonlySet<Unit>;
  /** Their file was found by a disk scan, which no service reports. */
  readonly foundAgain: ReadonlySet<Unit>;
  readonly playableAt: ReadonlyMap<Unit, number>;
  readonly missingAt: ReadonlyMap<Unit, number>;
}

export function createTimeline(world: World): Timeline {
  let order = 0;
  let fingerprint = "";
  const now = (): number => world.clock.now().getTime();
  let changedAt = now();
  const seerrRequests = new Map<SeerrRequest, Dated>();
  const sentTo = new Map<SeerrRequest, Set<ArrInstance>>();
  const items = new Map<ArrItem, Dated>();
  const removals = new Map<ArrItem, Timed & { readonly withFiles: boolean }>();
  const forgotten = new Set<ArrItem>();
  const grabs = new Map<Download, Dated>();
  const ends = new Map<Download, Timed>();
  const deletions = new Map<Unit, Dated>();
  const revivals = new Map<Unit, Timed>();
  const successors = new Map<Unit, Unit>();
  const played = new Set<Unit>();
  const brieflyPlayed = new Set<Unit>();
  /** Since when the library plays the file that a unit has. */
  const playing = new Map<Unit, { readonly file: MediaFile | null; readonly since: number }>();
  const foundAgain = new Set<Unit>();
  const playableAt = new Map<Unit, number>();
  const missingAt = new Map<Unit, number>();
  const missing = createMissingFiles({
    world,
    now,
    played,
    onDeleted: (unit) => noteDeletion([unit]),
  });

  world.listen((event) => {
    order += 1;
    note(event);
  });

  function note(event: WorldEvent): void {
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
      case "arr-restored":
        for (const item of event.gone) {
          removals.set(item, { order, withFiles: false, at: now() });
          forgotten.add(item);
        }
        for (const download of ends.keys()) if (!hasEnded(download)) ends.delete(download);
        return;
      case "grabbed":
        grabs.set(event.download, { order });
        noteRevival(event.download.units);
        return;
      case "file-deleted":
        if (event.reason === "missingFromDisk") noteMissing(event.file);
        else if (event.reason !== "upgrade") noteDeletion(event.file.units);
        return;
      case "file-found":
        for (const unit of event.file.units) foundAgain.add(unit);
        noteRevival(event.file.units);
        return;
      case "imported":
        // An upgrade of one episode takes the other one's file with it where they shared one: that one waits again.
        for (const file of event.replaced) missing.release(file.units);
        noteRevival(event.file.units);
        missing.replace(event.file);
        return;
      default:
    }
  }

  function noteMissing(file: MediaFile): void {
    missing.note(file, order);
    for (const unit of file.units) {
      const known = playing.get(unit);
      if (known?.file === file && now() - known.since < TWO_POLLS_MS) brieflyPlayed.add(unit);
    }
  }

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

  function hasEnded(download: Download): boolean {
    return (
      download.state === "failed" ||
      download.state === "imported" ||
      !world.torrents.has(download.hash)
    );
  }

  function observeUnit(unit: Unit): void {
    if (isPlayable(world, unit)) {
      played.add(unit);
      playableAt.set(unit, now());
      if (playing.get(unit)?.file !== unit.file)
        playing.set(unit, { file: unit.file, since: now() });
    }
    if (unit.file === null || !world.disk.has(unit.file.disk)) missingAt.set(unit, now());
  }

  return {
    now,
    changedAt: () => changedAt,
    observe() {
      order += 1;
      for (const seerrRequest of seerrRequests.keys()) {
        const arrs = sentTo.get(seerrRequest) ?? new Set();
        sentTo.set(seerrRequest, arrs.add(instanceOf(world, seerrRequest)));
      }
      missing.follow();
      for (const download of grabs.keys())
        if (!ends.has(download) && hasEnded(download)) ends.set(download, { order, at: now() });
      for (const item of items.keys()) for (const unit of item.units) observeUnit(unit);
      const current = fingerprintOf(world);
      if (current !== fingerprint) changedAt = now();
      fingerprint = current;
    },
    seerrRequests,
    sentTo,
    items,
    removals,
    forgotten,
    grabs,
    ends,
    deletions,
    revivals,
    successors,
    missing,
    played,
    brieflyPlayed,
    foundAgain,
    playableAt,
    missingAt,
  };
}
