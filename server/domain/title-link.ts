import type { ServiceKind } from "./service-kind.ts";
import type { MediaType } from "./state.ts";

/** The public databases of titles. */
export type TitleDatabase = "TMDB" | "TVDB" | "IMDB" | "ANIDB";

/** The ids by which pages about a title are found. */
export interface LinkedTitle {
  readonly mediaType: MediaType;
  readonly tmdbId: number | null;
  readonly tvdbId: number | null;
  readonly imdbId: string | null;
  readonly anidbIds: readonly number[];
  /** How the arr names the title in its addresses. */
  readonly arrSlug: string | null;
}

/** Returns the page of a title in each database that has it. */
export function listDatabasePages(
  title: LinkedTitle,
): readonly { readonly site: TitleDatabase; readonly url: string }[] {
  const { mediaType, tmdbId, tvdbId, imdbId, anidbIds } = title;
  const kind = mediaType === "MOVIE" ? "movie" : "tv";
  const pages: readonly (readonly [TitleDatabase, string | null])[] = [
    ["TMDB", tmdbId === null ? null : `https://www.themoviedb.org/${kind}/${tmdbId}`],
    [
      "TVDB",
      tvdbId === null || mediaType === "MOVIE"
        ? null
        : `https://www.thetvdb.com/dereferrer/series/${tvdbId}`,
    ],
    ["IMDB", imdbId === null ? null : `https://www.imdb.com/title/${imdbId}/`],
    ...anidbIds.map((id) => ["ANIDB", `https://anidb.net/anime/${id}`] as const),
  ];
  return pages.flatMap(([site, url]) => (url === null ? [] : [{ site, url }]));
}

/** Returns the path of a title's page in the web interface of a service; null if the service has none, or it is unknown. */
export function findServicePath(kind: ServiceKind, title: LinkedTitle): string | null {
  const { mediaType, tmdbId, arrSlug } = title;
  switch (kind) {
    case "SEERR":
      return tmdbId === null ? null : `/${mediaType === "MOVIE" ? "movie" : "tv"}/${tmdbId}`;
    case "SONARR":
      return arrSlug === null ? null : `/series/${encodeURIComponent(arrSlug)}`;
    case "RADARR": {
      // Radarr's addresses have the TMDB id.
      const name = arrSlug ?? (tmdbId === null ? null : String(tmdbId));
      return name === null ? null : `/movie/${encodeURIComponent(name)}`;
    }
    default:
      return null;
  }
}
