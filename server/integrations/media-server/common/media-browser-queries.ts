import type { z } from "zod";
import { IntegrationError } from "../../port/error.ts";
import type { QueryOf, TypedHttp } from "../../shared/http/typed-http.ts";
import type { MediaBrowserApi } from "./api.generated.ts";
import type { LibraryItem } from "./library-item.ts";
import type { LibraryQueries } from "./library-queries.ts";
import { MediaBrowserItemPage, toLibraryItem } from "./media-browser.ts";

const PAGE_SIZE = 500;
/** Guards against servers that ignore `startIndex`. */
const MAX_PAGES = 1_000;
const IDS_PER_CALL = 50;

const MINIMAL = { enableImages: false, enableUserData: false } as const;
/** Oldest first, so that new items do not shift the pages. */
const OLDEST_FIRST = {
  recursive: true,
  sortBy: "DateCreated",
  sortOrder: "Ascending",
  enableTotalRecordCount: false,
} as const;
const WITH_FILES = "ProviderIds,Path,MediaSources,DateCreated";

/** The operations that Jellyfin and Emby share. */
export type MediaBrowserHttp = TypedHttp<MediaBrowserApi>;

type ItemPage = z.infer<typeof MediaBrowserItemPage>;
type ItemQuery = QueryOf<MediaBrowserApi, "GET /Items">;
type PageQuery = Pick<ItemQuery, "startIndex" | "limit" | keyof typeof MINIMAL>;

/** Reads one page of the episodes of a series. */
export type EpisodePageReader = (
  seriesId: string,
  query: PageQuery & Pick<ItemQuery, "fields" | "isMissing">,
) => Promise<ItemPage>;

/**
 * Recognises the server's own item ids. A server ignores ids that it cannot parse, and returns everything when none is
 * left (Jellyfin 10.10, CommaDelimitedArrayModelBinder), so ids of other media servers must not be sent.
 */
export type ItemIdCheck = (id: string) => boolean;

/** Reads item lists page by page. Jellyfin and Emby only differ in how they list episodes. */
export function createMediaBrowserQueries(
  http: MediaBrowserHttp,
  isItemId: ItemIdCheck,
  readEpisodePage: EpisodePageReader,
): LibraryQueries {
  async function listAll(
    readPage: (query: PageQuery) => Promise<ItemPage>,
  ): Promise<readonly LibraryItem[]> {
    const items: LibraryItem[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { Items: read } = await readPage({
        ...MINIMAL,
        startIndex: page * PAGE_SIZE,
        limit: PAGE_SIZE,
      });
      items.push(...read.map(toLibraryItem));
      if (read.length < PAGE_SIZE) break;
    }
    return items;
  }

  const listItems = (query: ItemQuery) =>
    listAll((page) => http.get(MediaBrowserItemPage, "/Items", { query: { ...query, ...page } }));

  return {
    listTitles: (since) =>
      listItems({
        ...OLDEST_FIRST,
        includeItemTypes: "Movie,Series",
        fields: "ProviderIds,Path",
        minDateLastSaved: since?.toISOString(),
      }),
    async listItems(ids) {
      const items: LibraryItem[] = [];
      const known = ids.filter(isItemId);
      for (let start = 0; start < known.length; start += IDS_PER_CALL) {
        const batch = known.slice(start, start + IDS_PER_CALL);
        const found = await listItems({
          ...OLDEST_FIRST,
          includeItemTypes: "Movie,Episode",
          fields: WITH_FILES,
          ids: batch.join(","),
        });
        items.push(...found.filter(({ id }) => batch.includes(id)));
      }
      return items;
    },
    async listEpisodes(seriesId) {
      try {
        // With an API key the response includes missing episodes unless they are excluded.
        return await listAll((page) =>
          readEpisodePage(seriesId, { fields: WITH_FILES, isMissing: false, ...page }),
        );
      } catch (error) {
        if (error instanceof IntegrationError && error.code === "not-found") return [];
        throw error;
      }
    },
  };
}
