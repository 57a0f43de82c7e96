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
  INSTANCE_AMBIGUOUS: "no se sabe a qué instancia se refiere",
  OTHER_INSTANCE: "es de otra instancia, para otra calidad",
  OTHER_SEASON_FILES: "tiene archivos de otras temporadas",
  ON_REQUEST_BLOCKLIST: "está en la lista de bloqueo",
  OTHER_SEASONS_THERE: "hay otras temporadas",
  OTHER_QUALITY_THERE: "está en otra calidad",
  OTHER_QUALITY_REQUESTED: ({ by }) => `${nameOf(by)} pidió otra calidad`,
  SEASONS_IN_USE: ({ seasons }) => `se tiene o se busca ${listSeasons(seasons)}`,
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
