import type { Observation } from "../../../domain/observation/observation.ts";
import { IntegrationError } from "../../port/error.ts";
import type { LostUnit, Snapshot } from "../../port/snapshot.ts";
import type { Catalogue } from "./catalogue.ts";
import { buildLibraryIndex, type LibraryIndex } from "./library-index.ts";
import type { LibraryItem } from "./library.ts";
import { isNumbered, type Proof } from "./proof.ts";
import { readShelf, type Shelf } from "./shelf.ts";
import { isExpected, isHeld, isProvable, itemIdOf, listLive, type Wanted } from "./wanted.ts";

/** Of fewer titles, all can be gone for good reasons. */
const FEWEST_TITLES = 5;

interface LibrarySnapshotOptions {
  readonly service: string;
  readonly catalogue: Catalogue;
  readonly report: (wanted: Wanted, proof: Proof) => Observation;
}

/**
 * Looks each title up as if nothing were known, available ones too. The list of titles is read once, at the first look
 * that needs it.
 */
export function createLibrarySnapshot({
  service,
  catalogue,
  report,
}: LibrarySnapshotOptions): Snapshot {
  let titles: Promise<{ readonly index: LibraryIndex; readonly isEmpty: boolean }> | null = null;

  async function readIndex() {
    const read: readonly LibraryItem[] = await catalogue.listTitles(null);
    return { index: buildLibraryIndex(read), isEmpty: read.length === 0 };
  }

  return {
    async readItems(items) {
      const wanted = listLive(items).filter((one) => isExpected(one) || isProvable(one.unit));
      if (wanted.length === 0) return { observations: [] };
      titles ??= readIndex();
      const { index, isEmpty } = await titles;
      const expected = wanted.filter(isExpected);
      if (isEmpty && expected.some(isHeld))
        throw implausible(service, "it shows no film and no series at all");

      const shelf = await readShelf(catalogue, index, wanted);
      const lost = expected.filter((one) => isLost(one, shelf));
      assertPlausible(service, expected, lost);
      return {
        observations: wanted.flatMap((one) => {
          const proof = isProvable(one.unit) ? shelf.proofOf(one) : null;
          return proof ? [report(one, proof)] : [];
        }),
        lost: lost.map(toLostUnit),
      };
    },
  };
}

/**
 * Neither the item that played it last nor its file is there. Where the arr has told of no file any more, whatever else
 * can be played under its number counts as well.
 */
function isLost(wanted: Wanted, shelf: Shelf): boolean {
  if (shelf.proofOf(wanted)) return false;
  const shown = shelf.candidatesFor(wanted).filter(({ sources }) => sources.length > 0);
  if (shown.some(({ id }) => id === itemIdOf(wanted))) return false;
  if (isProvable(wanted.unit)) return true;
  return !shown.some((item) => isNumbered(item, wanted.episode));
}

/**
 * Half of what was there a moment ago does not go at once: a disk or a library is missing. Titles whose files the arr
 * has lost as well do not count: that they are gone is what is to be found out, and who loses many of them, and why, the
 * arr tells.
 */
function assertPlausible(
  service: string,
  expected: readonly Wanted[],
  lost: readonly Wanted[],
): void {
  const withFile = expected.filter(isHeld);
  const titles = new Set(withFile.map(({ item }) => item));
  if (titles.size < FEWEST_TITLES) return;
  const isGone = new Set(lost);
  const kept = new Set(withFile.filter((one) => !isGone.has(one)).map(({ item }) => item));
  const gone = titles.size - kept.size;
  if (gone * 2 > titles.size)
    throw implausible(service, `${gone} of ${titles.size} titles are gone from it at once`);
}

function implausible(service: string, words: string): IntegrationError {
  return new IntegrationError(service, "implausible", `what it shows cannot be: ${words}`);
}

function toLostUnit({ item, episode }: Wanted): LostUnit {
  return { item, episode };
}
