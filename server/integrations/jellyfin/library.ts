import { IntegrationError } from "../port.ts";
import type { JellyfinClient } from "./client.ts";
import { findProof, type Proof, type Wanted } from "./mapper.ts";
import type { JellyfinItem } from "./payload.ts";
import { buildTitleIndex, EMPTY_INDEX, type TitleIndex } from "./title-index.ts";

/** How old the index may be before it is read again: for what it does not know at all, for what it cannot prove. */
const UNKNOWN_TITLE_MS = 30_000;
const UNPROVEN_MS = 5 * 60_000;
/** After a webhook said that the library has changed: a scan sends many. */
const HINTED_MS = 5_000;

interface Found {
  readonly wanted: Wanted;
  readonly proof: Proof;
}

/** Looks things up in the library. The index of titles is kept; media sources are read anew each time. */
export interface Library {
  /** What of `wanted` the library can play. Without anything wanted no call is made. */
  look(wanted: readonly Wanted[], now: Date): Promise<readonly Found[]>;
  /** The library has changed: the next look may read the index again soon. */
  hint(): void;
}

export function createLibrary(client: JellyfinClient): Library {
  let index: TitleIndex = EMPTY_INDEX;
  let readAt = Number.NEGATIVE_INFINITY;
  let isHinted = false;

  async function search(wanted: readonly Wanted[]): Promise<readonly Found[]> {
    const filmIds = wanted
      .filter(({ episode }) => !episode)
      .flatMap(({ item }) => index.find(item));
    const seriesIds = wanted
      .filter(({ episode }) => episode)
      .flatMap(({ item }) => index.find(item));
    const items = new Map<string, readonly JellyfinItem[]>();
    for (const film of await client.listFilms([...new Set(filmIds)])) items.set(film.Id, [film]);
    for (const id of new Set(seriesIds)) items.set(id, await listEpisodes(client, id));

    return wanted.flatMap((one) => {
      const proof = firstProof(
        one,
        index.find(one.item).flatMap((id) => items.get(id) ?? []),
      );
      return proof ? [{ wanted: one, proof }] : [];
    });
  }

  function isIndexDue(missing: readonly Wanted[], now: Date): boolean {
    if (missing.length === 0) return false;
    const isSomeUnknown = missing.some(({ item }) => index.find(item).length === 0);
    const patience = isHinted ? HINTED_MS : isSomeUnknown ? UNKNOWN_TITLE_MS : UNPROVEN_MS;
    return now.getTime() - readAt >= patience;
  }

  return {
    async look(wanted, now) {
      const found = await search(wanted);
      const isFound = new Set(found.map((one) => one.wanted));
      const missing = wanted.filter((one) => !isFound.has(one));
      if (!isIndexDue(missing, now)) return found;
      readAt = now.getTime();
      isHinted = false;
      index = buildTitleIndex(await client.listTitles());
      return [...found, ...(await search(missing))];
    },
    hint() {
      isHinted = true;
    },
  };
}

function firstProof(wanted: Wanted, items: readonly JellyfinItem[]): Proof | null {
  for (const item of items) {
    const proof = findProof(item, wanted);
    if (proof) return proof;
  }
  return null;
}

/** A series that is gone since the index was read has no episodes. */
async function listEpisodes(
  client: JellyfinClient,
  seriesId: string,
): Promise<readonly JellyfinItem[]> {
  try {
    return await client.listEpisodes(seriesId);
  } catch (error) {
    if (error instanceof IntegrationError && error.code === "not-found") return [];
    throw error;
  }
}
