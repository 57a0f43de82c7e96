import type { Translation } from "../area.ts";
import { listNames } from "../keep.ts";
import type * as english from "../words/keep.ts";

export const keepReasons: Translation<typeof english.keepReasons> = {
  BRINGS_OTHER_REQUEST: ({ by }) => `${nameOf(by)}がリクエストしたものも含まれるため`,
  BRINGS_OTHER_TITLE: "{title}も含まれるため",
  SHARES_DATA: "データが{name}と共有されているため",
  HOLDS_OTHER_SEASONS: ({ seasons }) => `${listSeasons(seasons)}も含まれるため`,
  FILES_OF_OTHER_SEASONS: ({ seasons }) => `ファイルが${listSeasons(seasons)}のものでもあるため`,
  SEASON_REQUESTED_TOO: ({ by, season }) =>
    `${nameOf(by)}も${nameSeason(season)}をリクエストしているため`,
  REQUESTED_TOO: ({ by }) => `${nameOf(by)}もリクエストしているため`,
  FILES_UNREAD: ({ count, names }) =>
    `${count}個のファイルに含まれるエピソードが不明なため（${listNames(count, names)}）`,
  HOLDS_SEVERAL_MOVIES: ({ count, names }) =>
    `${count}本の動画が含まれ、どれが映画か不明なため（${listNames(count, names)}）`,
};

function nameSeason(season: number): string {
  return season === 0 ? "スペシャル" : `シーズン${season}`;
}

function listSeasons(seasons: readonly number[]): string {
  return seasons.map(nameSeason).join("、");
}

function nameOf(by: string | null): string {
  return by === null ? "ほかの人" : `${by}さん`;
}
