import { numberOf } from "../random.ts";

/** What TMDB, TVDB and AniDB know, whether or not anybody requested it. */
export interface MovieTitle {
  readonly kind: "movie";
  readonly title: string;
  readonly originalTitle: string;
  readonly year: number;
  readonly tmdbId: number;
  readonly imdbId: string;
  /** Absent: not an anime. */
  readonly anidbId?: number;
  readonly alternateTitles: readonly string[];
  /** Date of the digital release. */
  releasedAt: Date;
  readonly runtimeMinutes: number;
  readonly overview: string;
  readonly genres: readonly string[];
}

/** TVDB's numbers, as in Sonarr, and the numbers of the others. */
export interface EpisodeTitle {
  readonly season: number;
  readonly number: number;
  /** "TBA" until TVDB has the title. */
  title: string;
  airsAt: Date | null;
  readonly tvdbId: number;
  readonly absoluteNumber?: number;
  readonly scene?: SceneNumbers;
  readonly tmdb: TmdbEpisode;
  readonly anidbId?: number;
  /** Set when AniDB lists it in a different entry than the title's own. */
  readonly anidbAnimeId?: number;
  /** Within its AniDB entry. */
  readonly anidbNumber?: number;
}

/** Numbers in release names where they differ from TVDB. */
export interface SceneNumbers {
  readonly season?: number;
  readonly number?: number;
  readonly absolute?: number;
}

export interface TmdbEpisode {
  readonly id: number;
  readonly season: number;
  readonly number: number;
}

export interface SeriesTitle {
  readonly kind: "series";
  readonly title: string;
  readonly originalTitle: string;
  readonly year: number;
  readonly tmdbId: number;
  readonly tvdbId: number;
  readonly imdbId: string;
  readonly anidbId?: number;
  readonly runtimeMinutes: number;
  readonly overview: string;
  readonly genres: readonly string[];
  readonly episodes: EpisodeTitle[];
  /** Further titles. */
  readonly alternateTitles: readonly string[];
}

export type Title = MovieTitle | SeriesTitle;

const DAY_MS = 86_400_000;

interface TitleInput {
  title: string;
  /** Of an anime, in Japanese. */
  originalTitle?: string;
  alternateTitles?: readonly string[];
  year: number;
  isAnime?: boolean;
  tmdbId?: number;
  imdbId?: string;
  /** Of an anime. */
  anidbId?: number;
  runtimeMinutes?: number;
  overview?: string;
  genres?: readonly string[];
}

interface SeasonInput {
  number: number;
  episodes: readonly string[];
  /** Date of the first episode; the others follow weekly. null: no dates are known. */
  startsAt?: Date | null;
}

interface SeriesInput extends TitleInput {
  tvdbId?: number;
  seasons: readonly SeasonInput[];
  /** First id of its episodes on every site: needed for shows with thousands of episodes. */
  firstEpisodeId?: number;
  /** TVDB's id of each known episode, by "1x01". */
  episodeIds?: Readonly<Record<string, number>>;
  /** Numbers of an episode elsewhere, by "1x01". */
  numbers?: Readonly<Record<string, EpisodeNumbers>>;
}

/** An episode's numbers on AniDB and TMDB, and its scene numbers. */
type EpisodeNumbers = Partial<
  Pick<EpisodeTitle, "scene" | "tmdb" | "anidbId" | "anidbAnimeId" | "anidbNumber">
>;

function commonFacts(input: TitleInput) {
  const anime = input.isAnime ?? false;
  return {
    title: input.title,
    originalTitle: input.originalTitle ?? input.title,
    alternateTitles: input.alternateTitles ?? [],
    year: input.year,
    tmdbId: input.tmdbId ?? numberOf(`tmdb ${input.title}`, 700_000, 999_999),
    imdbId: input.imdbId ?? `tt${numberOf(`imdb ${input.title}`, 10_000_000, 39_999_999)}`,
    overview: input.overview ?? `${input.title}, an invented title.`,
    genres: input.genres ?? (anime ? ["Animation", "Adventure"] : ["Drama"]),
    ...(anime
      ? { anidbId: input.anidbId ?? numberOf(`anidb ${input.title}`, 10_000, 19_999) }
      : {}),
  };
}

export function movie(input: TitleInput & { releasedAt?: Date }): MovieTitle {
  return {
    kind: "movie",
    ...commonFacts(input),
    runtimeMinutes: input.runtimeMinutes ?? 104,
    releasedAt: input.releasedAt ?? new Date(Date.UTC(input.year, 4, 14)),
  };
}

export function series(input: SeriesInput): SeriesTitle {
  const counted = input.firstEpisodeId;
  const firstEpisodeId = counted ?? numberOf(`tvdb episodes ${input.title}`, 4_000_000, 8_000_000);
  let absolute = 0;
  const episodes = input.seasons.flatMap((season) =>
    season.episodes.map((title, index): EpisodeTitle => {
      const number = index + 1;
      const key = `${season.number}x${String(number).padStart(2, "0")}`;
      const place = season.number * 100 + index;
      if (season.number > 0) absolute += 1;
      return {
        season: season.number,
        number,
        title,
        airsAt: airDate(season, input.year, index),
        tvdbId: input.episodeIds?.[key] ?? firstEpisodeId + place,
        ...(season.number > 0 ? { absoluteNumber: absolute } : {}),
        tmdb: {
          id:
            counted === undefined
              ? numberOf(`tmdb episode ${input.title} ${key}`, 1_000_000, 5_999_999)
              : counted + place,
          season: season.number,
          number,
        },
        ...(input.isAnime
          ? {
              anidbId:
                counted === undefined
                  ? numberOf(`anidb ${input.title} ${key}`, 200_000, 299_999)
                  : counted + place,
              anidbNumber: number,
            }
          : {}),
        ...input.numbers?.[key],
      };
    }),
  );
  return {
    kind: "series",
    ...commonFacts(input),
    tvdbId: input.tvdbId ?? numberOf(`tvdb ${input.title}`, 400_000, 499_999),
    runtimeMinutes: input.runtimeMinutes ?? 24,
    episodes,
  };
}

function airDate(season: SeasonInput, year: number, index: number): Date | null {
  if (season.startsAt === null) return null;
  const first =
    season.startsAt ?? new Date(Date.UTC(year + Math.max(0, season.number - 1), 6, 2, 14));
  return new Date(first.getTime() + index * 7 * DAY_MS);
}

/** "Episode 1" to "Episode n": for shows whose episode titles do not matter. */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `Episode ${index + 1}`);
}

/** Every title by which it may be known. */
export function otherNames({ title, originalTitle, alternateTitles }: Title): string[] {
  return [...(originalTitle === title ? [] : [originalTitle]), ...alternateTitles];
}

export function isAnime(title: Title): boolean {
  return title.anidbId !== undefined;
}

/** The AniDB entry of an episode, or of the movie. */
export function animeOf(title: Title, episode?: EpisodeTitle): number | undefined {
  return episode?.anidbAnimeId ?? title.anidbId;
}

export function slugOf(title: Title): string {
  return title.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
