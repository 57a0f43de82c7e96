import type { FileMatch } from "./file-match.ts";
import { buildLibraryIndex, EMPTY_INDEX, type LibraryIndex } from "./library-index.ts";
import type { LibraryItem } from "./library-item.ts";
import { matchUnits } from "./library-matches.ts";
import type { LibraryQueries } from "./library-queries.ts";
import type { LookupUnit } from "./lookup-unit.ts";

/** Maximum age of the index before it is refreshed, for unknown titles and for titles without a matching file. */
const UNKNOWN_TITLE_MS = 30_000;
const UNMATCHED_MS = 60_000;
/** Shorter after a change hint; a scan sends many of them. */
const HINTED_MS = 5_000;
/** Margin for reading recently saved titles: clocks differ, and saving takes time. */
const OVERLAP_MS = 10 * 60_000;
/** Interval of full reads, which find deletions and titles of servers whose clock is further off. */
const FULL_READ_INTERVAL_MS = 10 * 60_000;

interface Found {
  readonly unit: LookupUnit;
  readonly match: FileMatch;
}

/**
 * Finds units in the media server. Keeps and refreshes an index of titles, and reads files from the server each time.
 */
export interface LibraryLookup {
  /**
   * Returns the units that the media server can play, and those in whose place it has another file. Makes no call without
   * units.
   */
  find(units: readonly LookupUnit[], now: Date): Promise<readonly Found[]>;
  /** Reports a library change, so that the index may be refreshed soon. */
  hint(): void;
}

/** A shorter interval than this, the default, is a person's choice: then each poll may refresh the index. */
const DEFAULT_POLL_MS = 15_000;

export function createLibraryLookup(
  queries: LibraryQueries,
  pollMs = DEFAULT_POLL_MS,
): LibraryLookup {
  const titles = new Map<string, LibraryItem>();
  let index: LibraryIndex = EMPTY_INDEX;
  let readAt = Number.NEGATIVE_INFINITY;
  let fullReadAt = Number.NEGATIVE_INFINITY;
  let isHinted = false;
  /** Titles for which the last search found items. */
  let answered: ReadonlySet<string> = new Set();

  async function search(units: readonly LookupUnit[]): Promise<readonly Found[]> {
    const matches = await matchUnits(queries, index, units);
    answered = matches.answered;
    return units.flatMap((unit) => {
      const match = matches.matchOf(unit);
      return match ? [{ unit, match }] : [];
    });
  }

  function isIndexDue(missing: readonly LookupUnit[], now: number): boolean {
    if (missing.length === 0) return false;
    if (pollMs < DEFAULT_POLL_MS) return true;
    // An item that was removed and added again has a new id, and its old id no longer returns anything.
    const isSomeUnknown = missing.some(
      ({ item }) =>
        ![...index.findById(item), ...index.findByFolder(item), ...index.findByName(item)].some(
          (id) => answered.has(id),
        ),
    );
    const timeoutMs = isHinted ? HINTED_MS : isSomeUnknown ? UNKNOWN_TITLE_MS : UNMATCHED_MS;
    return now - readAt >= timeoutMs;
  }

  async function refresh(now: number): Promise<void> {
    const isFullRead = now - fullReadAt >= FULL_READ_INTERVAL_MS;
    const since = isFullRead ? null : new Date(readAt - OVERLAP_MS);
    // Set before the response, so that a failing server is not asked for all its titles at every poll.
    readAt = now;
    isHinted = false;
    const read = await queries.listTitles(since);
    if (isFullRead) {
      fullReadAt = now;
      titles.clear();
    }
    for (const title of read) titles.set(title.id, title);
    if (isFullRead || read.length > 0) index = buildLibraryIndex(titles.values());
  }

  return {
    async find(units, now) {
      const found = await search(units);
      const played = found.filter(({ match }) => !match.isOther);
      const playedUnits = new Set(played.map(({ unit }) => unit));
      const missing = units.filter((one) => !playedUnits.has(one));
      if (!isIndexDue(missing, now.getTime())) return found;
      await refresh(now.getTime());
      return [...played, ...(await search(missing))];
    },
    hint() {
      isHinted = true;
    },
  };
}
