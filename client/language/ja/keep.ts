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
  INSTANCE_AMBIGUOUS: "どのインスタンスか不明なため",
  OTHER_INSTANCE: "別の画質用の別のインスタンスのものであるため",
  OTHER_SEASON_FILES: "ほかのシーズンのファイルがあるため",
  ON_REQUEST_BLOCKLIST: "ブロックリストにあるため",
  OTHER_SEASONS_THERE: "ほかのシーズンがあるため",
  OTHER_QUALITY_THERE: "別の画質のものがあるため",
  OTHER_QUALITY_REQUESTED: ({ by }) => `${nameOf(by)}が別の画質をリクエストしているため`,
  SEASONS_IN_USE: ({ seasons }) => `${listSeasons(seasons)}があるか検索中のため`,
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
