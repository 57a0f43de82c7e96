import type { Translation } from "../area.ts";
import type * as english from "../words/phrase.ts";

export const phrase: Translation<typeof english.phrase> = {
  range: "{first}〜{last}",
  separator: "、",
  quoted: "「{words}」",
  episodes: "エピソード{numbers}",
  specials: "スペシャル{numbers}",
  seasonEpisodes: "シーズン{season}のエピソード{numbers}",
  allEpisodes: "全{count}エピソード",
  inBrackets: "{line}（{words}）",
  because: "{line}：{reason}",
  seasons: "シーズン{numbers}",
  episodeCount: "{count}エピソード",
  releaseCount: "リリース{count}件",
  titleCount: "タイトル{count}件",
  fileCount: "ファイル{count}個",
  downloadCount: "ダウンロード{count}件",
  special: "スペシャル{number}",
  season: "シーズン{number}",
  episodeCode: "S{season} E{episode}",
  anime: "アニメ",
  theTracker: "トラッカー",
};

export const stateNames: Translation<typeof english.stateNames> = {
  REQUESTED: "リクエスト済み",
  APPROVED: "承認済み",
  GRABBING: "発見",
  DOWNLOADING: "ダウンロード中",
  DOWNLOADED: "ダウンロード済み",
  IMPORTING: "インポート中",
  ANIME_MATCHING: "照合中",
  AVAILABLE: "視聴可能",
  UNAIRED: "未公開",
  UNRELEASED: "未公開",
  NOT_AIRED: "未放送",
  DECLINED: "却下",
  FAILED: "失敗",
  DELETED: "削除済み",
};
