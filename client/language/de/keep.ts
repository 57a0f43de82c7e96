import type { Translation } from "../area.ts";
import { listNames } from "../keep.ts";
import type * as english from "../words/keep.ts";

export const keepReasons: Translation<typeof english.keepReasons> = {
  BRINGS_OTHER_REQUEST: ({ by }) => `bringt auch, was ${nameOf(by)} angefragt hat`,
  BRINGS_OTHER_TITLE: "bringt auch {title}",
  SHARES_DATA: "teilt seine Daten mit {name}",
  HOLDS_OTHER_SEASONS: ({ seasons }) => `enthält auch ${listSeasons(seasons)}`,
  FILES_OF_OTHER_SEASONS: ({ seasons }) => `die Dateien gehören auch zu ${listSeasons(seasons)}`,
  SEASON_REQUESTED_TOO: ({ by, season }) =>
    `${nameOf(by)} hat ${nameSeason(season)} ebenfalls angefragt`,
  REQUESTED_TOO: ({ by }) => `${nameOf(by)} hat den Titel ebenfalls angefragt`,
  FILES_UNREAD: ({ count, names }) =>
    `von ${count} Dateien ist nicht bekannt, welche Folgen sie enthalten (${listNames(count, names)})`,
  HOLDS_SEVERAL_MOVIES: ({ count, names }) =>
    `enthält ${count} Videos, und es ist nicht bekannt, welches der Film ist (${listNames(count, names)})`,
  INSTANCE_AMBIGUOUS: "es ist nicht bekannt, welche Instanz gemeint ist",
  OTHER_INSTANCE: "gehört zu einer anderen Instanz mit einer anderen Qualität",
  OTHER_SEASON_FILES: "enthält Dateien anderer Staffeln",
  ON_REQUEST_BLOCKLIST: "steht auf der Sperrliste",
  OTHER_SEASONS_THERE: "andere Staffeln davon sind vorhanden",
  OTHER_QUALITY_THERE: "ist in einer anderen Qualität vorhanden",
  OTHER_QUALITY_REQUESTED: ({ by }) => `${nameOf(by)} hat eine andere Qualität angefragt`,
  SEASONS_IN_USE: ({ seasons }) => `${listSeasons(seasons)} davon vorhanden oder gesucht`,
};

function nameSeason(season: number): string {
  return season === 0 ? "die Specials" : `Staffel ${season}`;
}

function listSeasons(seasons: readonly number[]): string {
  return seasons.map(nameSeason).join(", ");
}

function nameOf(by: string | null): string {
  return by ?? "jemand anderes";
}
