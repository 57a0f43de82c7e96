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
