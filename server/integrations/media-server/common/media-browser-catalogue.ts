import { IntegrationError } from "../../port/error.ts";
import type { Http } from "../../shared/http/http.ts";
import type { Catalogue } from "./catalogue.ts";
import type { LibraryItem } from "./library.ts";
import { MediaBrowserItemPage, toLibraryItem } from "./media-browser.ts";

const PAGE_SIZE = 500;
/** A server that ignores `startIndex` would be asked forever. */
const MAX_PAGES = 1_000;
const IDS_PER_CALL = 50;

const LEAN = { enableImages: false, enableUserData: false } as const;
/** Oldest first, so that what is added meanwhile does not shift the pages. */
const BY_AGE = {
  recursive: true,
  sortBy: "DateCreated",
  sortOrder: "Ascending",
  enableTotalRecordCount: false,
} as const;
const WITH_FILES = "ProviderIds,Path,MediaSources";

type FixedQuery = Readonly<Record<string, string | boolean | undefined>>;

/** Where the episodes of a series are asked for. */
export type EpisodeQuery = (seriesId: string) => {
  readonly path: string;
  readonly query: FixedQuery;
};

/**
 * A server drops ids that it cannot read, and shows everything when none is left (Jellyfin 10.10,
 * CommaDelimitedArrayModelBinder): what another library calls an item is not asked for.
 */
export type ItemIdCheck = (id: string) => boolean;

/** Reads items page by page to the end; Jellyfin and Emby differ in where episodes are found alone. */
export function createMediaBrowserCatalogue(
  http: Http,
  isItemId: ItemIdCheck,
  episodesOf: EpisodeQuery,
): Catalogue {
  async function listAll(path: string, query: FixedQuery): Promise<readonly LibraryItem[]> {
    const items: LibraryItem[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { Items: read } = await http.get(MediaBrowserItemPage, path, {
        ...query,
        ...LEAN,
        startIndex: page * PAGE_SIZE,
        limit: PAGE_SIZE,
      });
      items.push(...read.map(toLibraryItem));
      if (read.length < PAGE_SIZE) break;
    }
    return items;
  }

  return {
    listTitles: (since) =>
      listAll("/Items", {
        ...BY_AGE,
        includeItemTypes: "Movie,Series",
        fields: "ProviderIds,Path",
        minDateLastSaved: since?.toISOString(),
      }),
    async listItems(ids) {
      const items: LibraryItem[] = [];
      const known = ids.filter(isItemId);
      for (let start = 0; start < known.length; start += IDS_PER_CALL) {
        const asked = known.slice(start, start + IDS_PER_CALL);
        const found = await listAll("/Items", {
          ...BY_AGE,
          includeItemTypes: "Movie,Episode",
          fields: WITH_FILES,
          ids: asked.join(","),
        });
        items.push(...found.filter(({ id }) => asked.includes(id)));
      }
      return items;
    },
    async listEpisodes(seriesId) {
      const { path, query } = episodesOf(seriesId);
      try {
        // Asked with a key, missing episodes are included unless refused.
        return await listAll(path, { ...query, fields: WITH_FILES, isMissing: false });
      } catch (error) {
        if (error instanceof IntegrationError && error.code === "not-found") return [];
        throw error;
      }
    },
  };
}
