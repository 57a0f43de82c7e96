import type { Translation } from "../area.ts";
import type * as english from "../words/history.ts";

export const history: Translation<typeof english.history> = {
  REQUESTED: ({ by }) => (by === null ? "リクエスト" : `${by}さんがリクエスト`),
  APPROVED: ({ isAutomatic }) => (isAutomatic ? "自動承認" : "承認"),
  SEARCHING_AGAIN: "再び検索中",
  RELEASE_DATE_REACHED: ({ isEpisode }) => (isEpisode === true ? "放送" : "公開"),
  RELEASE_GRABBED: ({ service, episodes, isAnother, size, indexer, releases = 1 }) => {
    const one = isAnother ? "別のリリース" : "リリース";
    const whole = episodes > 1 ? `${episodes}話入りのリリース` : one;
    const release = releases > 1 ? `${isAnother ? "別の" : ""}リリース${releases}件` : whole;
    const facts = [size, indexer].filter((fact) => fact !== null);
    return [`${service}が${release}を取得`, ...facts].join("、");
  },
  GRAB_UNREPORTED: "リリースを取得",
  DOWNLOAD_STARTED: ({ client }) =>
    client === null ? "ダウンロード開始" : `${client}でダウンロード開始`,
  DOWNLOAD_UNREPORTED: "進捗の報告なしでダウンロード",
  DOWNLOAD_FINISHED: ({ client }) =>
    client === null ? "ダウンロード完了" : `${client}でダウンロード完了`,
  DOWNLOADED_NOT_IMPORTED: "ダウンロード済み、{service}がファイルをインポートできず",
  IMPORT_STARTED: "{service}がファイルのインポートを開始",
  FILE_IMPORTED: "{service}がファイルをライブラリにインポート",
  FILE_PRESENT: "{service}にファイルがすでに存在",
  IMPORT_UNREPORTED: "ファイルをライブラリにインポート",
  FILE_HASHING: "{service}がファイルの読み込みを開始",
  FILE_HASHED: "{service}がファイルを読み込み、AniDBに問い合わせ",
  FILE_MATCHED: "{service}がファイルを照合",
  FILE_NOT_MATCHED: "{service}がファイルを照合できず",
  MATCH_UNREPORTED: "ファイルを照合",
  MATCH_AWAITED: "照合のためShokoに引き渡し",
  PLAYABLE: ({ service, isRecognised }) =>
    isRecognised === true ? `Shokoが照合し、${service}で視聴可能に` : `${service}で視聴可能に`,
  READY: ({ isRecognised }) => (isRecognised === true ? "Shokoが照合し、視聴可能に" : "視聴可能に"),
  REPORTED_AVAILABLE: "{service}がタイトルを視聴可能と報告",
  NO_LONGER_AVAILABLE: "視聴不可に",
  NOT_OUT_YET: ({ isEpisode }) => (isEpisode === true ? "未放送" : "未公開"),
  DECLINED: ({ service, isAutomatic }) => (isAutomatic ? `${service}が自動で却下` : "却下"),
  REQUEST_NOT_SENT: "リクエストを送信できず",
  DOWNLOAD_BROKEN: "ダウンロード失敗",
  REQUEST_REMOVED: ({ by }) =>
    by === null ? "リクエストの取り下げ" : `${by}さんがリクエストを削除`,
  TITLE_REMOVED: "{service}から削除",
  EPISODE_NOT_LISTED: "{service}の一覧からエピソードが消失",
  NO_LONGER_PLAYABLE: "{service}にタイトルが表示されなくなりました",
  FILE_DELETED: "{service}でファイルを削除",
  FILE_CONFIRMED_GONE: "ファイルがないことを確認",
  RELEASE_CHOSEN: ({ by, service, release, as, failure }) => {
    const what = as === null ? release : `${release}を${as}として`;
    const chosen =
      as === null ? `${by}さんが${service}で${what}を取得` : `${by}さんが${service}で${what}取得`;
    return failure === null ? chosen : `${chosen}、失敗：${failure}`;
  },
  FILE_LINKED_BY_HAND: "{by}さんが{service}で{file}を{episode}として関連付け",
  REQUEST_DECLINED: ({ by, comment }) =>
    comment === null ? `${by}さんがリクエストを却下` : `${by}さんがリクエストを却下：${comment}`,
};

export const episodeHistory: Translation<typeof english.episodeHistory> = {
  RELEASE_DATE_REACHED: "{words}を放送",
  IMPORT_STARTED: "{service}が{words}のインポートを開始",
  FILE_IMPORTED: "{service}が{words}をライブラリにインポート",
  FILE_PRESENT: "{service}に{words}がすでに存在",
  IMPORT_UNREPORTED: "{words}をライブラリにインポート",
  FILE_MATCHED: "{service}が{words}を照合",
  FILE_NOT_MATCHED: "{service}が{words}を照合できず",
  MATCH_UNREPORTED: "{words}を照合",
  MATCH_AWAITED: "{words}を照合のためShokoに引き渡し",
  PLAYABLE: ({ words, service, isRecognised }) =>
    isRecognised === true
      ? `Shokoが${words}を照合し、${service}で視聴可能に`
      : `${words}が${service}で視聴可能に`,
  READY: ({ words, isRecognised }) =>
    isRecognised === true ? `Shokoが${words}を照合し、視聴可能に` : `${words}が視聴可能に`,
  NOT_OUT_YET: "{words}は未放送",
  NO_LONGER_PLAYABLE: "{service}に{words}が表示されなくなりました",
};

export const performed: Translation<typeof english.performed> = {
  SEARCH: "{by}さんが{service}で再検索",
  LOOK_FOR_RELEASES: "{by}さんが{service}でリリースを一覧表示",
  GRAB_RELEASE: "{by}さんが{service}で選択したリリースを取得",
  BLOCKLIST_AND_SEARCH: "{by}さんが{service}でこのリリースをブロックし、別のものを検索",
  RETRY_IMPORT: "{by}さんが{service}でダウンロードを再インポート",
  RESCAN_SHOKO: "{by}さんが{service}でAniDBに再問い合わせ",
  SCAN_SHOKO: "{by}さんが{service}のフォルダーをスキャン",
  LINK_IN_SHOKO: "{by}さんが{service}でファイルをエピソードに関連付け",
  SCAN_LIBRARY: "{by}さんが{service}のライブラリをスキャン",
  REFRESH: "{by}さんが{service}でタイトルを更新",
  MONITOR: "{by}さんが{service}でタイトルの監視を開始",
  RAISE_PRIORITY: "{by}さんが{service}でこれを優先",
  RESTORE_PRIORITY: "{by}さんが{service}でダウンロードの順番を復元",
  RETRY_REQUEST: "{by}さんが{service}でリクエストを再送信",
  APPROVE: "{by}さんがリクエストを承認",
  DECLINE: "{by}さんがリクエストを却下",
  CONFIRM_GONE: "{by}さんがファイルがないことを確認",
};

export const historyWords: Translation<typeof english.historyWords> = {
  failed: "{line}、失敗：{failure}",
  inferred: "{service}から推定",
};
