import type { TrackedItem } from "../../port/tracked-item.ts";
import { betterMatch, findFileMatch, type FileMatch } from "./file-match.ts";
import type { LibraryIndex } from "./library-index.ts";
import type { LibraryItem } from "./library-item.ts";
import type { LibraryQueries } from "./library-queries.ts";
import { libraryItemIdOf, type LookupUnit } from "./lookup-unit.ts";

/** What a media server has for a set of units, including files. */
export interface LibraryMatches {
  /** The best of the items that play the unit's file; without any, the one with another file in its place. */
  matchOf(unit: LookupUnit): FileMatch | null;
  /** All items that may be the unit by their ids, with or without playable files. */
  candidatesFor(unit: LookupUnit): readonly LibraryItem[];
  /**
   * Ids of titles that still contain items. The index may list more titles, because it keeps removed titles for a
   * while.
   */
  readonly answered: ReadonlySet<string>;
}

/**
 * Reads the items for the units: by the ids of their title and by its folder, then the item that last contained the
 * unit, then titles with the same name. Ids may be missing or wrong in a library, so a title that was not found by its
 * ids needs a stronger proof by the file itself.
 */
export async function matchUnits(
  queries: LibraryQueries,
  index: LibraryIndex,
  units: readonly LookupUnit[],
): Promise<LibraryMatches> {
  const titles = new Map<string, readonly LibraryItem[]>();
  const byId = remember((item) => index.findById(item));
  const byFolder = remember((item) => {
    const known = new Set(byId(item));
    return index.findByFolder(item).filter((id) => !known.has(id));
  });
  const byName = remember((item) => index.findByName(item));
  const matches = new Map<LookupUnit, FileMatch>();

  function compare(one: LookupUnit, items: readonly LibraryItem[], isKnownTitle: boolean): void {
    for (const item of items) {
      const match = findFileMatch(item, one, isKnownTitle);
      if (match !== null) matches.set(one, betterMatch(matches.get(one), match));
    }
  }
  const isMatched = (one: LookupUnit) => matches.get(one)?.isOther === false;
  const itemsOf = (ids: readonly string[]) => ids.flatMap((id) => titles.get(id) ?? []);

  await readTitles(queries, titles, units, (item) => [...byId(item), ...byFolder(item)]);
  for (const one of units) {
    compare(one, itemsOf(byId(one.item)), true);
    compare(one, itemsOf(byFolder(one.item)), false);
  }

  const unmatched = units.filter((one) => !isMatched(one));
  const lastItems = await readLastItems(queries, titles, unmatched);
  const candidatesFor = (one: LookupUnit): readonly LibraryItem[] => {
    const last = lastItems.get(libraryItemIdOf(one) ?? "");
    // Some servers use plain numbers as ids, so another server's id may be an unrelated item here.
    const isKind = last?.mediaType === one.item.mediaType;
    return [...itemsOf(byId(one.item)), ...(last && isKind ? [last] : [])];
  };
  for (const one of unmatched) compare(one, candidatesFor(one), true);

  const nameless = unmatched.filter((one) => !isMatched(one));
  await readTitles(queries, titles, nameless, byName);
  for (const one of nameless) compare(one, itemsOf(byName(one.item)), false);

  return {
    matchOf: (one) => matches.get(one) ?? null,
    candidatesFor,
    answered: new Set([...titles].flatMap(([id, items]) => (items.length > 0 ? [id] : []))),
  };
}

/** Reads the items that last contained the units and were not read with their title. */
async function readLastItems(
  queries: LibraryQueries,
  titles: ReadonlyMap<string, readonly LibraryItem[]>,
  units: readonly LookupUnit[],
): Promise<ReadonlyMap<string, LibraryItem>> {
  const read = new Set([...titles.values()].flatMap((items) => items.map(({ id }) => id)));
  const ids = new Set(units.flatMap((one) => libraryItemIdOf(one) ?? []));
  const unread = [...ids].filter((id) => !read.has(id));
  const items = unread.length === 0 ? [] : await queries.listItems(unread);
  return new Map(items.map((item) => [item.id, item]));
}

/** Reads movies, and episodes of series, by the id of their title, each once. */
async function readTitles(
  queries: LibraryQueries,
  titles: Map<string, readonly LibraryItem[]>,
  units: readonly LookupUnit[],
  idsOf: (item: TrackedItem) => readonly string[],
): Promise<void> {
  const unread = (ones: readonly LookupUnit[]) =>
    [...new Set([...new Set(ones.map(({ item }) => item))].flatMap(idsOf))].filter(
      (id) => !titles.has(id),
    );
  const movieIds = unread(units.filter(({ episode }) => episode === null));
  if (movieIds.length > 0)
    for (const movie of await queries.listItems(movieIds)) titles.set(movie.id, [movie]);
  for (const id of unread(units.filter(({ episode }) => episode !== null)))
    titles.set(id, await queries.listEpisodes(id));
}

function remember(
  find: (item: TrackedItem) => readonly string[],
): (item: TrackedItem) => readonly string[] {
  const found = new Map<TrackedItem, readonly string[]>();
  return (item) => {
    const known = found.get(item) ?? find(item);
    found.set(item, known);
    return known;
  };
}
