import type { Translation } from "../area.ts";
import { listNames } from "../keep.ts";
import type * as english from "../words/keep.ts";

export const keepReasons: Translation<typeof english.keepReasons> = {
  BRINGS_OTHER_REQUEST: ({ by }) => `il apporte aussi ce que ${nameOf(by)} a demandé`,
  BRINGS_OTHER_TITLE: "il apporte aussi {title}",
  SHARES_DATA: "ses données sont partagées avec {name}",
  HOLDS_OTHER_SEASONS: ({ seasons }) => `il contient aussi ${listSeasons(seasons)}`,
  FILES_OF_OTHER_SEASONS: ({ seasons }) => `ses fichiers concernent aussi ${listSeasons(seasons)}`,
  SEASON_REQUESTED_TOO: ({ by, season }) => `${nameOf(by)} a aussi demandé ${nameSeason(season)}`,
  REQUESTED_TOO: ({ by }) => `${nameOf(by)} l’a aussi demandé`,
  FILES_UNREAD: ({ count, names }) =>
    `on ne sait pas quels épisodes contiennent ${count} de ses fichiers (${listNames(count, names)})`,
  HOLDS_SEVERAL_MOVIES: ({ count, names }) =>
    `il contient ${count} vidéos, et on ne sait pas laquelle est le film (${listNames(count, names)})`,
  INSTANCE_AMBIGUOUS: "on ne sait pas de quelle instance il s’agit",
  OTHER_INSTANCE: "il appartient à une autre instance, pour une autre qualité",
  OTHER_SEASON_FILES: "il contient des fichiers d’autres saisons",
  ON_REQUEST_BLOCKLIST: "il est sur la liste de blocage",
  OTHER_SEASONS_THERE: "d’autres saisons sont présentes",
  OTHER_QUALITY_THERE: "il est présent dans une autre qualité",
  OTHER_QUALITY_REQUESTED: ({ by }) => `${nameOf(by)} a demandé une autre qualité`,
  SEASONS_IN_USE: ({ seasons }) => `présence ou recherche de ${listSeasons(seasons)}`,
};

function nameSeason(season: number): string {
  return season === 0 ? "les épisodes spéciaux" : `la saison ${season}`;
}

function listSeasons(seasons: readonly number[]): string {
  return seasons.map(nameSeason).join(", ");
}

function nameOf(by: string | null): string {
  return by ?? "quelqu’un d’autre";
}
