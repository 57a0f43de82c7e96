import type { TrackedItem } from "../../port/tracked-item.ts";
import type { Catalogue } from "./catalogue.ts";
import type { LibraryIndex } from "./library-index.ts";
import type { LibraryItem } from "./library.ts";
import { findProof, type Proof } from "./proof.ts";
import { itemIdOf, type Wanted } from "./wanted.ts";

/** What a library has of the things that were wanted, files included, as read for one look. */
export interface Shelf {
  proofOf(wanted: Wanted): Proof | null;
  /** Everything that the wanted may be, films or episodes, played or not. */
  candidatesFor(wanted: Wanted): readonly LibraryItem[];
  /** Ids of titles that still have something. An index may name more: what has left the library stays in it for a while. */
  readonly answered: ReadonlySet<string>;
}

/**
 * Reads what may be meant: by the ids of the title, and where that proves nothing, the item that played it last (its
 * title may carry no id that is known, as Shokofin's do).
 */
export async function readShelf(
  catalogue: Catalogue,
  index: LibraryIndex,
  wanted: readonly Wanted[],
): Promise<Shelf> {
  const byTitle = await readTitles(catalogue, index, wanted);
  const idsByItem = new Map<TrackedItem, readonly string[]>();
  const ofTitle = ({ item }: Wanted) => {
    const ids = idsByItem.get(item) ?? index.find(item);
    idsByItem.set(item, ids);
    return ids.flatMap((id) => byTitle.get(id) ?? []);
  };

  const proofs = new Map<Wanted, Proof>();
  const unproven: Wanted[] = [];
  for (const one of wanted) {
    const proof = firstProof(one, ofTitle(one));
    if (proof) proofs.set(one, proof);
    else unproven.push(one);
  }

  const read = new Set([...byTitle.values()].flatMap((items) => items.map(({ id }) => id)));
  const lastIds = new Set(unproven.flatMap((one) => itemIdOf(one) ?? []));
  const byId = new Map<string, LibraryItem>();
  const unread = [...lastIds].filter((id) => !read.has(id));
  if (unread.length > 0)
    for (const item of await catalogue.listItems(unread)) byId.set(item.id, item);

  const candidatesFor = (one: Wanted): readonly LibraryItem[] => {
    const last = byId.get(itemIdOf(one) ?? "");
    // Ids of some libraries are plain numbers: another library's may be anything there.
    const isKind = last?.mediaType === one.item.mediaType;
    return [...ofTitle(one), ...(last && isKind ? [last] : [])];
  };
  for (const one of unproven) {
    const proof = firstProof(one, candidatesFor(one));
    if (proof) proofs.set(one, proof);
  }
  return {
    proofOf: (one) => proofs.get(one) ?? null,
    candidatesFor,
    answered: new Set([...byTitle].flatMap(([id, items]) => (items.length > 0 ? [id] : []))),
  };
}

/** Films, and the episodes of series, by the id of the title. */
async function readTitles(
  catalogue: Catalogue,
  index: LibraryIndex,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, readonly LibraryItem[]>> {
  const idsOf = (ones: readonly Wanted[]) => [
    ...new Set([...new Set(ones.map(({ item }) => item))].flatMap((item) => index.find(item))),
  ];
  const items = new Map<string, readonly LibraryItem[]>();
  const movieIds = idsOf(wanted.filter(({ episode }) => episode === null));
  if (movieIds.length > 0)
    for (const movie of await catalogue.listItems(movieIds)) items.set(movie.id, [movie]);
  for (const id of idsOf(wanted.filter(({ episode }) => episode !== null)))
    items.set(id, await catalogue.listEpisodes(id));
  return items;
}

function firstProof(wanted: Wanted, items: readonly LibraryItem[]): Proof | null {
  for (const item of items) {
    const proof = findProof(item, wanted);
    if (proof) return proof;
  }
  return null;
}
