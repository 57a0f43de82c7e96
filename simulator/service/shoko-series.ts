import { get, post, type Answer, type Route } from "../http/router.ts";
import type { ShokoFile } from "../world/shoko-model.ts";
import { shokoLink } from "../world/shoko.ts";
import { animeOf, type EpisodeTitle, type Title } from "../world/title.ts";
import type { World } from "../world/world.ts";
import { timeSpan } from "./arr-resource.ts";
import { numbersOf, readBody } from "./read-body.ts";
import { anidbEpisodeId, crossReferences, shokoEpisodeId } from "./shoko-file.ts";

interface Entry {
  readonly id: number;
  readonly anidbId: number;
  readonly title: Title;
  /** Of this entry only; undefined stands for the only entry of a movie. */
  readonly episodes: readonly (EpisodeTitle | undefined)[];
}

const NOT_FOUND: Answer = { status: 404, json: "No Series entry for the given seriesID" };

/** Shoko's metadata of an anime: AniDB's numbers, and the matching TMDB ones. */
export function shokoSeriesRoutes(world: World): Route[] {
  return [
    get("/api/v3/Series/Search", ({ query }) => {
      const name = query.text("query")?.toLowerCase() ?? "";
      const named = listEntries(world).filter(({ title }) =>
        title.title.toLowerCase().includes(name),
      );
      return { json: named.slice(0, query.number("limit", 50)).map(toSeries) };
    }),
    get("/api/v3/Series/AniDB/:id/Series", ({ params }) => {
      const entry = listEntries(world).find(({ anidbId }) => String(anidbId) === params["id"]);
      return entry ? { json: toSeries(entry) } : NOT_FOUND;
    }),
    get("/api/v3/Series/:id", ({ params }) => {
      const entry = listEntries(world).find(({ id }) => String(id) === params["id"]);
      return entry ? { json: toSeries(entry) } : NOT_FOUND;
    }),
    get("/api/v3/Series/:id/Episode", ({ params, query }) => {
      const entry = listEntries(world).find(({ id }) => String(id) === params["id"]);
      if (!entry) return NOT_FOUND;
      const pageSize = query.number("pageSize", 20);
      const start = (query.number("page", 1) - 1) * pageSize;
      const withMissing = /^true$/i.test(query.text("includeMissing") ?? "");
      const list = entry.episodes
        .map((episode) => toEpisode(world, entry, episode))
        .filter(({ Size }) => withMissing || Size > 0);
      return {
        json: {
          Total: list.length,
          List: pageSize === 0 ? list : list.slice(start, start + pageSize),
        },
      };
    }),
    get("/api/v3/Episode/:id", ({ params }) => {
      const known = listEpisodes(world).find(({ id }) => String(id) === params["id"]);
      return known
        ? { json: toEpisode(world, known.entry, known.episode) }
        : { status: 404, json: "No Episode entry for the given episodeID" };
    }),
    post("/api/v3/File/:id/Link", ({ params, body }) => {
      const file = [...world.shokoFiles.values()].find(({ id }) => String(id) === params["id"]);
      if (!file) return { status: 404, json: "No File entry for the given fileID" };
      return linkFile(world, file, numbersOf(readBody(body)?.["EpisodeIDs"]));
    }),
    get("/api/v3/Tmdb/Movie/:id/Shoko/Series", ({ params }) => {
      const entries = listEntries(world).filter(
        ({ title }) => title.kind === "movie" && String(title.tmdbId) === params["id"],
      );
      return entries.length > 0 ? { json: entries.map(toSeries) } : { status: 404 };
    }),
    get("/api/v3/Tmdb/Show/:id/Shoko/Series", ({ params }) => {
      const entries = listEntries(world).filter(
        ({ title }) => title.kind === "series" && String(title.tmdbId) === params["id"],
      );
      return entries.length > 0 ? { json: entries.map(toSeries) } : { status: 404 };
    }),
    get("/api/v3/Tmdb/Show/:id/Episode/CrossReferences", ({ params }) => {
      const rows = listEntries(world)
        .filter(({ title }) => title.kind === "series" && String(title.tmdbId) === params["id"])
        .flatMap(({ anidbId, title, episodes }) =>
          episodes.flatMap((episode) =>
            episode
              ? [
                  {
                    AnidbAnimeID: anidbId,
                    AnidbEpisodeID: anidbEpisodeId(title, episode),
                    TmdbShowID: title.tmdbId,
                    TmdbEpisodeID: episode.tmdb.id,
                    Index: 0,
                    Rating: "DateAndTitleMatches",
                  },
                ]
              : [],
          ),
        );
      return { json: { Total: rows.length, List: rows } };
    }),
  ];
}

/** Links by hand replace only links by hand; the job runs a moment later. */
function linkFile(world: World, file: ShokoFile, episodeIds: readonly number[]): Answer {
  const invalid = (field: string, message: string): Answer => ({
    status: 400,
    json: {
      title: "One or more validation errors occurred.",
      status: 400,
      errors: { [field]: [message] },
    },
  });
  if (file.state === "matched" && file.linked === null)
    return invalid(
      "CrossReferences",
      "Cannot remove associations created from AniDB data for file",
    );
  const known = new Map(listEpisodes(world).map(({ id, episode }) => [id, episode]));
  const unknown = episodeIds.find((id) => !known.has(id));
  if (unknown !== undefined || episodeIds.length === 0)
    return invalid("EpisodeIDs", `Unable to find shoko episode with id ${unknown ?? ""}`);
  const chosen = episodeIds.flatMap((id) => known.get(id) ?? []);
  world.clock.after(1, () => shokoLink(world, file, chosen));
  return { status: 200 };
}

/** Shoko knows an AniDB entry once one of its files was matched. */
function listEntries(world: World): Entry[] {
  return [...world.shokoSeries].flatMap(([anidbId, id]) => {
    for (const title of world.titles) {
      const episodes =
        title.kind === "movie"
          ? title.anidbId === anidbId
            ? [undefined]
            : []
          : title.episodes.filter((episode) => animeOf(title, episode) === anidbId);
      if (episodes.length > 0) return [{ id, anidbId, title, episodes }];
    }
    return [];
  });
}

/** The episodes of all entries, with Shoko's own ids. */
function listEpisodes(world: World) {
  return listEntries(world).flatMap((entry) =>
    entry.episodes.map((episode) => ({
      id: shokoEpisodeId(anidbEpisodeId(entry.title, episode)),
      entry,
      episode,
    })),
  );
}

function toSeries({ id, anidbId, title, episodes }: Entry) {
  const isMovie = title.kind === "movie";
  return {
    IDs: {
      ID: id,
      ParentGroup: id,
      TopLevelGroup: id,
      AniDB: anidbId,
      TvDB: title.kind === "series" ? [title.tvdbId] : [],
      IMDB: [title.imdbId],
      TMDB: { Movie: isMovie ? [title.tmdbId] : [], Show: isMovie ? [] : [title.tmdbId] },
      MAL: [],
    },
    Name: title.title,
    Sizes: { Total: { Episodes: episodes.length, Specials: 0 } },
    Links: [],
  };
}

function toEpisode(world: World, entry: Entry, episode: EpisodeTitle | undefined) {
  const { id, title } = entry;
  const anidbId = anidbEpisodeId(title, episode);
  const files = [...world.shokoFiles.values()].filter((file) =>
    crossReferences(file).some((reference) => reference.anidbEpisodeId === anidbId),
  );
  return {
    Size: files.length,
    HasCustomName: false,
    Duration: timeSpan(title.runtimeMinutes * 60),
    WatchCount: 0,
    Watched: null,
    IDs: {
      ID: shokoEpisodeId(anidbId),
      ParentSeries: id,
      AniDB: anidbId,
      TvDB: episode ? [episode.tvdbId] : [],
      IMDB: [],
      TMDB: {
        Episode: episode ? [episode.tmdb.id] : [],
        Movie: episode ? [] : [title.tmdbId],
        Show: episode ? [title.tmdbId] : [],
      },
    },
    Name: episode?.title ?? "Complete Movie",
    IsHidden: false,
    AniDB: {
      ID: anidbId,
      Type: episode?.season === 0 ? "Special" : "Normal",
      EpisodeNumber: episode ? (episode.anidbNumber ?? episode.number) : 1,
      AirDate: episode?.airsAt?.toISOString().slice(0, 10) ?? null,
    },
    TMDB: {
      Episodes: episode
        ? [
            {
              ID: episode.tmdb.id,
              ShowID: title.tmdbId,
              SeasonNumber: episode.tmdb.season,
              EpisodeNumber: episode.tmdb.number,
            },
          ]
        : [],
      Movies: [],
    },
  };
}
