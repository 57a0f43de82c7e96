import type { HostPage, Title } from "./title.ts";

interface JellyfinItem {
  readonly Type: string;
  readonly SeriesId?: string;
  readonly ProviderIds?: Readonly<Record<string, string | undefined>>;
}

/** What Jellyfin gives to the scripts of its pages, in all versions; Emby too. */
interface JellyfinApi {
  getCurrentUserId(): string;
  getItem(userId: string, itemId: string): Promise<JellyfinItem>;
}

/** Null on other pages. */
function findApi(): JellyfinApi | null {
  return (window as { readonly ApiClient?: JellyfinApi }).ApiClient ?? null;
}

/** Details of a movie, a show, a season or an episode: #/details?id=…, and #!/details or /item in older versions. */
const DETAILS = /^#!?\/(?:details|item)(?:\.html)?\?(?:.*&)?id=([\da-f-]+)/i;

export const jellyfin: HostPage = {
  findItem: ({ hash }) => DETAILS.exec(hash)?.[1] ?? null,
  async loadTitle(id) {
    const api = findApi();
    if (api === null) throw new Error("Jellyfin has not started yet");
    const load = (item: string) => api.getItem(api.getCurrentUserId(), item);
    const item = await load(id);
    // Shows are requested as a whole or by season.
    return toTitle(item.SeriesId === undefined ? item : await load(item.SeriesId));
  },
  findPlace: () => {
    // Pages that were left stay in the document, hidden.
    const page = document.querySelector(".itemDetailPage:not(.hide)");
    // Beside the poster, above the description.
    return (
      page?.querySelector(".detailPagePrimaryContent .trackSelections") ??
      page?.querySelector(".detailRibbon") ??
      null
    );
  },
};

function toTitle({ Type: kind, ProviderIds: ids = {} }: JellyfinItem): Title | null {
  const type = kind === "Movie" ? "movie" : kind === "Series" ? "tv" : null;
  const known = Object.entries(ids).map(([name, id]) => [name.toLowerCase(), id] as const);
  const { tmdb, tvdb, imdb } = Object.fromEntries(known);
  if (type === null || (tmdb ?? tvdb ?? imdb) === undefined) return null;
  return {
    type,
    ...(tmdb !== undefined && { tmdb }),
    ...(tvdb !== undefined && { tvdb }),
    ...(imdb !== undefined && { imdb }),
  };
}
