import { type CauseMessage, plainCause } from "../../../domain/message/cause.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { IntegrationError } from "../../port/error.ts";
import type { LostUnit, Snapshot } from "../../port/snapshot.ts";
import { coversEpisode, type FileMatch } from "./file-match.ts";
import { buildLibraryIndex, type LibraryIndex } from "./library-index.ts";
import type { LibraryItem } from "./library-item.ts";
import { matchUnits, type LibraryMatches } from "./library-matches.ts";
import type { LibraryQueries } from "./library-queries.ts";
import {
  isExpected,
  isImportUnseen,
  hasArrFile,
  isMatchable,
  libraryItemIdOf,
  listFormerFiles,
  listLiveUnits,
  type LookupUnit,
} from "./lookup-unit.ts";

/** With fewer titles, all of them may have been removed for good reasons. */
const MIN_TITLES = 5;

interface LibrarySnapshotOptions {
  readonly service: string;
  readonly queries: LibraryQueries;
  readonly report: (unit: LookupUnit, match: FileMatch) => Observation;
}

/**
 * Creates a snapshot that matches every unit independent of earlier reports, including available ones. Reads the list
 * of titles once, when first needed.
 */
export function createLibrarySnapshot({
  service,
  queries,
  report,
}: LibrarySnapshotOptions): Snapshot {
  let titles: Promise<{ readonly index: LibraryIndex; readonly isEmpty: boolean }> | null = null;

  async function readIndex() {
    const read: readonly LibraryItem[] = await queries.listTitles(null);
    return { index: buildLibraryIndex(read), isEmpty: read.length === 0 };
  }

  return {
    async readItems(items) {
      const units = listLiveUnits(items).filter((one) => isExpected(one) || isMatchable(one.unit));
      if (units.length === 0) return { observations: [] };
      titles ??= readIndex();
      const { index, isEmpty } = await titles;
      const expected = units.filter(isExpected);
      if (isEmpty && expected.some(hasArrFile))
        throw toImplausibleError(service, plainCause("LIBRARY_EMPTY_NOW"));

      const known = [...units, ...listFormerFiles(items)];
      const matches = await matchUnits(queries, index, known);
      const lost = expected.filter((one) => isLost(one, known, matches));
      rejectMassRemoval(service, expected, lost);
      return {
        observations: units.flatMap((one) => {
          if (!isMatchable(one.unit)) return [];
          const match = matches.matchOf(one);
          return match ? [report(one, match)] : [];
        }),
        lost: lost.map(toLostUnit),
      };
    },
  };
}

/**
 * Whether neither the item that last contained the unit nor its file exists. When the arr no longer reports a file, any
 * playable item with the same episode number also counts as present, unless it is the file of another arr: a movie in HD
 * is no proof of the one in 4K.
 */
function isLost(unit: LookupUnit, units: readonly LookupUnit[], matches: LibraryMatches): boolean {
  if (matches.matchOf(unit)) return false;
  const found = matches.candidatesFor(unit).filter(({ sources }) => sources.length > 0);
  if (found.some(({ id }) => id === libraryItemIdOf(unit))) return false;
  // What else the library shows of this number is no proof that a download was imported.
  if (isMatchable(unit.unit) || isImportUnseen(unit.unit)) return true;
  const ofOthers = new Set(
    units
      .filter(({ item }) => item.arr !== undefined && item.arr.service !== unit.item.arr?.service)
      .map((other) => matches.matchOf(other))
      .flatMap((match) => (match === null || match.isOther ? [] : [match.item.id])),
  );
  return !found.some((item) => coversEpisode(item, unit.episode) && !ofOthers.has(item.id));
}

/**
 * Rejects the snapshot when more than half of the titles disappear at once, because then a disk or library is missing.
 * Titles whose files the arr has lost too are excluded: whether they are gone is the question here, and the arr reports
 * mass losses itself.
 */
function rejectMassRemoval(
  service: string,
  expected: readonly LookupUnit[],
  lost: readonly LookupUnit[],
): void {
  const withFile = expected.filter(hasArrFile);
  const titles = new Set(withFile.map(({ item }) => item));
  if (titles.size < MIN_TITLES) return;
  const isGone = new Set(lost);
  const kept = new Set(withFile.filter((one) => !isGone.has(one)).map(({ item }) => item));
  const gone = titles.size - kept.size;
  if (gone * 2 > titles.size)
    throw toImplausibleError(service, {
      code: "LIBRARY_TITLES_LOST",
      params: { count: gone, total: titles.size },
    });
}

function toImplausibleError(service: string, reason: CauseMessage): IntegrationError {
  return new IntegrationError(service, "implausible", reason);
}

function toLostUnit({ item, episode }: LookupUnit): LostUnit {
  return { item, episode };
}
