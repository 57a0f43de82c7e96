import type { Translation } from "../area.ts";
import { listNames } from "../keep.ts";
import type * as english from "../words/keep.ts";

export const keepReasons: Translation<typeof english.keepReasons> = {
  BRINGS_OTHER_REQUEST: ({ by }) => `también trae lo que pidió ${nameOf(by)}`,
  BRINGS_OTHER_TITLE: "también trae {title}",
  SHARES_DATA: "sus datos se comparten con {name}",
  HOLDS_OTHER_SEASONS: ({ seasons }) => `también contiene ${listSeasons(seasons)}`,
  FILES_OF_OTHER_SEASONS: ({ seasons }) => `sus archivos son también de ${listSeasons(seasons)}`,
  SEASON_REQUESTED_TOO: ({ by, season }) => `${nameOf(by)} también pidió ${nameSeason(season)}`,
  REQUESTED_TOO: ({ by }) => `${nameOf(by)} también lo pidió`,
  FILES_UNREAD: ({ count, names }) =>
    `no se sabe qué episodios contienen ${count} de sus archivos (${listNames(count, names)})`,
  HOLDS_SEVERAL_MOVIES: ({ count, names }) =>
    `contiene ${count} vídeos, y no se sabe cuál de ellos es la película (${listNames(count, names)})`,
};

function nameSeason(season: number): string {
  return season === 0 ? "los especiales" : `la temporada ${season}`;
}

function listSeasons(seasons: readonly number[]): string {
  return seasons.map(nameSeason).join(", ");
}

function nameOf(by: string | null): string {
  return by ?? "otra persona";
}
