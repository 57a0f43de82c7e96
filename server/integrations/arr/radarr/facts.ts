import type { ItemFacts } from "../../../domain/observation/facts.ts";
import type { Keys } from "../../../domain/observation/keys.ts";
import { present } from "../../shared/lenient.ts";
import { toTitleFacts } from "../common/facts.ts";
import type { RadarrMovie } from "./payload.ts";

export function toMovieKeys(service: string, movie: Partial<RadarrMovie> | undefined): Keys {
  if (!movie) return { mediaType: "MOVIE" };
  const { id, tmdbId, imdbId, title, originalTitle, year } = movie;
  const titles = [...new Set([title, originalTitle])].flatMap((one) =>
    one === undefined ? [] : [one],
  );
  return {
    mediaType: "MOVIE",
    ...present({
      arr: id === undefined ? undefined : { service, id },
      tmdbId,
      imdbId,
      titles: titles.length > 0 ? titles : undefined,
      year,
    }),
  };
}

export function toMovieFacts(movie: RadarrMovie): ItemFacts {
  const others = movie.alternateTitles.flatMap(({ title }) =>
    title && title !== movie.title ? [title] : [],
  );
  return present({
    title: movie.title,
    originalTitle: movie.originalTitle,
    otherTitles: others.length > 0 ? [...new Set(others)] : undefined,
    year: movie.year,
    // A negative guess means nothing: Radarr has no such field, and another service may know.
    isAnime: isAnimeByGenre(movie) || undefined,
    ...toTitleFacts(movie),
    slug: movie.titleSlug,
    path: folderOf(movie),
  });
}

export function folderOf(movie: RadarrMovie | undefined): string | undefined {
  return movie?.folderPath ?? movie?.path;
}

function isAnimeByGenre(movie: RadarrMovie): boolean {
  if (movie.tags.some((tag) => tag.toLowerCase() === "anime")) return true;
  if (movie.genres.some((genre) => genre.toLowerCase() === "anime")) return true;
  const isAnimation = movie.genres.some((genre) => genre.toLowerCase() === "animation");
  if (isAnimation && movie.originalLanguage?.name?.toLowerCase() === "japanese") return true;
  // The last part is the movie's own folder, which is named after its title.
  const roots = (folderOf(movie) ?? "")
    .split(/[\\/]/)
    .filter((part) => part !== "")
    .slice(0, -1);
  return roots.some((part) => /anime/i.test(part));
}
