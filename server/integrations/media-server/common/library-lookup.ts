import type { Catalogue } from "./catalogue.ts";
import { buildLibraryIndex, EMPTY_INDEX, type LibraryIndex } from "./library-index.ts";
import type { LibraryItem } from "./library.ts";
import type { Proof } from "./proof.ts";
import { readShelf } from "./shelf.ts";
import type { Wanted } from "./wanted.ts";

/** How old the index may be before it is freshened: for what it does not know at all, for what it cannot prove. */
const UNKNOWN_TITLE_MS = 30_000;
const UNPROVEN_MS = 60_000;
/** After the library said that it has changed: a scan says so many times. */
const HINTED_MS = 5_000;
/** What was saved since is asked with so much to spare: clocks differ, and saving takes its time. */
const OVERLAP_MS = 10 * 60_000;
/** A library whose clock is further off than that is read whole, now and then; so are deletions found. */
const WHOLE_MS = 10 * 60_000;

interface Found {
  readonly wanted: Wanted;
  readonly proof: Proof;
}

/** Looks things up in a library. The index of titles is kept and freshened; files are read anew each time. */
export interface LibraryLookup {
  /** What of `wanted` the library can play. Without anything wanted no call is made. */
  find(wanted: readonly Wanted[], now: Date): Promise<readonly Found[]>;
  /** The library has changed: the next look may freshen the index soon. */
  hint(): void;
}

export function createLibraryLookup(catalogue: Catalogue): LibraryLookup {
  const titles = new Map<string, LibraryItem>();
  let index: LibraryIndex = EMPTY_INDEX;
  let readAt = Number.NEGATIVE_INFINITY;
  let wholeAt = Number.NEGATIVE_INFINITY;
  let isHinted = false;
  /** Titles that the last search found something of. */
  let answered: ReadonlySet<string> = new Set();

  async function search(wanted: readonly Wanted[]): Promise<readonly Found[]> {
    const shelf = await readShelf(catalogue, index, wanted);
    answered = shelf.answered;
    return wanted.flatMap((one) => {
      const proof = shelf.proofOf(one);
      return proof ? [{ wanted: one, proof }] : [];
    });
  }

  function isIndexDue(missing: readonly Wanted[], now: number): boolean {
    if (missing.length === 0) return false;
    // An item that was removed and added again has another id: the one that is known answers nothing any more.
    const isSomeUnknown = missing.some(
      ({ item }) => !index.find(item).some((id) => answered.has(id)),
    );
    const timeoutMs = isHinted ? HINTED_MS : isSomeUnknown ? UNKNOWN_TITLE_MS : UNPROVEN_MS;
    return now - readAt >= timeoutMs;
  }

  async function freshen(now: number): Promise<void> {
    const isWhole = now - wholeAt >= WHOLE_MS;
    const since = isWhole ? null : new Date(readAt - OVERLAP_MS);
    // Noted before the answer: a library that fails is not asked for all its titles at each look.
    readAt = now;
    isHinted = false;
    const read = await catalogue.listTitles(since);
    if (isWhole) {
      wholeAt = now;
      titles.clear();
    }
    for (const title of read) titles.set(title.id, title);
    if (isWhole || read.length > 0) index = buildLibraryIndex(titles.values());
  }

  return {
    async find(wanted, now) {
      const found = await search(wanted);
      const isFound = new Set(found.map((one) => one.wanted));
      const missing = wanted.filter((one) => !isFound.has(one));
      if (!isIndexDue(missing, now.getTime())) return found;
      await freshen(now.getTime());
      return [...found, ...(await search(missing))];
    },
    hint() {
      isHinted = true;
    },
  };
}
