import { findLibraryItem } from "../../simulator/world/library.ts";
import type { ArrInstance, ArrItem, MediaFile, Unit } from "../../simulator/world/model.ts";
import type { World } from "../../simulator/world/world.ts";

/** The client must have lost a torrent for so long before it counts as removed (rule of the machine). */
export const GONE_GRACE_MS = 2 * 60_000;

/** A poll of the arr, and the round that confirms what is missing. */
const NOTICED_MS = 2 * 60_000;

/** Of a small installation, so many that are all missing are on a disk that is away. */
const ALL_OF = 3;

/** `order` compares what happens within the same moment. */
export interface Dated {
  readonly order: number;
}

/** A file that is missing on the disk, and since when the library has lost it too. */
interface MissingFile extends Dated {
  readonly file: MediaFile;
  readonly at: number;
  readonly lostAt: number | null;
}

/** Files that an arr misses on its disk and that nobody deleted. */
export interface MissingFiles {
  readonly byUnit: ReadonlyMap<Unit, MissingFile>;
  /** Units of which a file was ever missing. */
  readonly ever: ReadonlySet<Unit>;
  /** Units whose file was gone, and another file for it, or for others of that file, came before two looks could show that. */
  readonly brieflyLost: ReadonlySet<Unit>;
  note(file: MediaFile, order: number): void;
  /** The episodes of a file that was replaced by one without them wait for another one. */
  release(units: readonly Unit[]): void;
  /** Another file came. */
  replace(file: MediaFile): void;
  /** Notes which files came back, and which arr and library have both lost for long enough. */
  follow(): void;
}

interface MissingFilesOptions {
  readonly world: World;
  readonly now: () => number;
  /** What the library has played, which a new file has to prove again. */
  readonly played: Set<Unit>;
  readonly onDeleted: (unit: Unit) => void;
}

export function createMissingFiles(options: MissingFilesOptions): MissingFiles {
  const { world, now, played, onDeleted } = options;
  const byUnit = new Map<Unit, MissingFile>();
  const ever = new Set<Unit>();
  /** The missing file that counts as deleted, and since when. */
  const lost = new Map<Unit, { readonly file: MediaFile; readonly since: number }>();
  const brieflyLost = new Set<Unit>();

  function release(units: readonly Unit[]): void {
    for (const unit of units) {
      if (unit.file !== null) continue;
      byUnit.delete(unit);
      played.delete(unit);
    }
  }

  /** The arr complains of its folder, or has lost every file that it had: a disk that is not there looks like that. */
  function isDiskAway(name: ArrInstance): boolean {
    if (world.health[name].some(({ source }) => source === "RootFolderCheck")) return true;
    const isAllLost = (isMeant: (item: ArrItem) => boolean) =>
      [...byUnit.values()].filter(({ file }) => isMeant(file.item)).length >= ALL_OF &&
      world.items.filter(isMeant).every(({ units }) => units.every(({ file }) => file === null));
    return isAllLost((item) => item.instance === name) || isAllLost(() => true);
  }

  return {
    byUnit,
    ever,
    brieflyLost,
    release,
    note(file, order) {
      for (const unit of file.units) {
        ever.add(unit);
        byUnit.set(unit, { order, file, at: now(), lostAt: null });
      }
    },
    replace({ units }) {
      for (const [unit, { file, since }] of lost) {
        const isMeant = units.includes(unit) || file.units.some((other) => units.includes(other));
        if (isMeant && now() - since < NOTICED_MS) brieflyLost.add(unit);
      }
      for (const [unit, { file, at }] of byUnit) {
        // That the library played the lost file says nothing about this one, unless it came as quickly as an upgrade.
        if (units.includes(unit) && now() - at >= GONE_GRACE_MS) played.delete(unit);
        if (!units.includes(unit) && file.units.some((other) => units.includes(other)))
          release([unit]);
      }
    },
    follow() {
      for (const [unit, since] of byUnit) {
        const { file, lostAt } = since;
        if (unit.file !== null) byUnit.delete(unit);
        else if (isDiskAway(file.item.instance)) continue;
        else if (lostAt === null) {
          if (findLibraryItem(world, file) === null) byUnit.set(unit, { ...since, lostAt: now() });
        } else if (now() - lostAt >= GONE_GRACE_MS) {
          byUnit.delete(unit);
          onDeleted(unit);
          lost.set(unit, { file, since: now() });
        }
      }
    },
  };
}
