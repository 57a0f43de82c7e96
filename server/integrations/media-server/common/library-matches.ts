import type { TrackedItem } from "../../port/tracked-item.ts";
import { findFileMatch, type FileMatch } from "./file-match.ts";
import type { LibraryIndex } from "./library-index.ts";
import type { LibraryItem } from "./library-item.ts";
import type { LibraryQueries } from "./library-queries.ts";
import { libraryItemIdOf, type LookupUnit } from "./lookup-unit.ts";

/** What a media server has for a set of units, including files. */
export interface LibraryMatches {
  matchOf(unit: LookupUnit): FileMatch | null;
  /** All items that may be the unit, with or without playable files. */
  candidatesFor(unit: LookupUnit): readonly LibraryItem[];
  /**
   * Ids of titles that still contain items. The index may list more titles, because it keeps removed titles for a
   * while.
   */
  readonly answered: ReadonlySet<string>;
}

/**
 * Reads the items for the units: first by the ids of their title and, without a match, the item that last contained the
 * unit (its title may have no known id, as with Shokofin).
 */
export async function matchUnits(
  queries: LibraryQueries,
  index: LibraryIndex,
  units: readonly LookupUnit[],
): Promise<LibraryMatches> {
  const byTitle = await readTitles(queries, index, units);
  const idsByItem = new Map<TrackedItem, readonly string[]>();
  const ofTitle = ({ item }: LookupUnit) => {
    const ids = idsByItem.get(item) ?? index.find(item);
    idsByItem.set(item, ids);
    return ids.flatMap((id) => byTitle.get(id) ?? []);
  };

  const matchByUnit = new Map<LookupUnit, FileMatch>();
  const unmatched: LookupUnit[] = [];
  for (const one of units) {
    const match = findFirstMatch(one, ofTitle(one));
    if (match) matchByUnit.set(one, match);
    else unmatched.push(one);
  }

  const read = new Set([...byTitle.values()].flatMap((items) => items.map(({ id }) => id)));
  const lastIds = new Set(unmatched.flatMap((one) => libraryItemIdOf(one) ?? []));
  const byId = new Map<string, LibraryItem>();
  const unread = [...lastIds].filter((id) => !read.has(id));
  if (unread.length > 0)
    for (const item of await queries.listItems(unread)) byId.set(item.id, item);

  const candidatesFor = (one: LookupUnit): readonly LibraryItem[] => {
    const last = byId.get(libraryItemIdOf(one) ?? "");
    // Some servers use plain numbers as ids, so another server's id may be an unrelated item here.
    const isKind = last?.mediaType === one.item.mediaType;
    return [...ofTitle(one), ...(last && isKind ? [last] : [])];
  };
  for (const one of unmatched) {
    const match = findFirstMatch(one, candidatesFor(one));
    if (match) matchByUnit.set(one, match);
  }
  return {
    matchOf: (one) => matchByUnit.get(one) ?? null,
    candidatesFor,
    answered: new Set([...byTitle].flatMap(([id, items]) => (items.length > 0 ? [id] : []))),
  };
}

/** Reads movies, and episodes of series, by the id of their title. */
async function readTitles(
  queries: LibraryQueries,
  index: LibraryIndex,
  units: readonly LookupUnit[],
): Promise<ReadonlyMap<string, readonly LibraryItem[]>> {
  const idsOf = (ones: readonly LookupUnit[]) => [
    ...new Set([...new Set(ones.map(({ item }) => item))].flatMap((item) => index.find(item))),
  ];
  const items = new Map<string, readonly LibraryItem[]>();
  const movieIds = idsOf(units.filter(({ episode }) => episode === null));
  if (movieIds.length > 0)
    for (const movie of await queries.listItems(movieIds)) items.set(movie.id, [movie]);
  for (const id of idsOf(units.filter(({ episode }) => episode !== null)))
    items.set(id, await queries.listEpisodes(id));
  return items;
}

function findFirstMatch(unit: LookupUnit, items: readonly LibraryItem[]): FileMatch | null {
  for (const item of items) {
    const match = findFileMatch(item, unit);
    if (match) return match;
  }
  return null;
}
