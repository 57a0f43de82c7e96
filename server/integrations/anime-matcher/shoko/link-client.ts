import { z } from "zod";
import type { Http } from "../../shared/http/http.ts";
import { type ShokoEpisode, ShokoEpisodePage, ShokoSeries, ShokoSeriesList } from "./payload.ts";

/** The calls that link files by hand. */
export interface ShokoLinkClient {
  /** The series that TMDB's movie or show was linked to; a show often is several. */
  seriesOfTmdb(kind: "Movie" | "Show", tmdbId: number): Promise<readonly ShokoSeries[]>;
  /** The series of an AniDB anime; null when Shoko does not have it. */
  seriesOfAnidb(anidbId: number): Promise<ShokoSeries | null>;
  /** Series with exactly this name, or nearly so. */
  searchSeries(name: string): Promise<readonly ShokoSeries[]>;
  /** Its episodes, also those without a file. */
  episodesOf(seriesId: number): Promise<readonly ShokoEpisode[]>;
  /** Links the file to Shoko's episodes by hand; false when the file does not exist. */
  link(fileId: number, episodeIds: readonly number[]): Promise<boolean>;
}

/** `withKey` and `orNull` are those of the whole client. */
export function createShokoLinkClient(
  http: Http,
  withKey: <T>(work: () => Promise<T>) => Promise<T>,
  orNull: <T>(work: () => Promise<T>) => Promise<T | null>,
): ShokoLinkClient {
  return {
    seriesOfTmdb: async (kind, tmdbId) =>
      (await orNull(() =>
        http.get(ShokoSeriesList, `/api/v3/Tmdb/${kind}/${tmdbId}/Shoko/Series`),
      )) ?? [],
    seriesOfAnidb: (anidbId) =>
      orNull(() => http.get(ShokoSeries, `/api/v3/Series/AniDB/${anidbId}/Series`)),
    searchSeries: (query) =>
      withKey(() =>
        http.get(ShokoSeriesList, "/api/v3/Series/Search", { query, fuzzy: false, limit: 5 }),
      ),
    async episodesOf(seriesId) {
      const { List: episodes } = await withKey(() =>
        http.get(ShokoEpisodePage, `/api/v3/Series/${seriesId}/Episode`, {
          includeMissing: true,
          includeUnaired: true,
          includeDataFrom: "AniDB,TMDB",
          // 0: all of them.
          pageSize: 0,
        }),
      );
      return episodes;
    },
    async link(fileId, episodeIds) {
      // Shoko 6 keeps this route for compatibility beside its release info API.
      const done = await orNull(async () => {
        const json = { EpisodeIDs: episodeIds };
        await http.send(z.unknown(), "POST", `/api/v3/File/${fileId}/Link`, { json });
        return true;
      });
      return done ?? false;
    },
  };
}
