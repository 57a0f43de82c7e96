import type { Translation } from "../area.ts";
import type * as english from "../words/reason.ts";

export const reasons: Translation<typeof english.reasons> = {
  REQUEST_WITHDRAWN: ({ by }) =>
    by === null ? "リクエストが取り下げられました" : `${by}さんが削除しました`,
  DECLINED_BY: ({ by, comment }) =>
    comment === null ? `${by}さんが却下しました` : `${by}さんが却下しました：${comment}`,
  NOT_IN_RELEASE: "リリースにこのエピソードが含まれていません",
  NOT_LISTED: "Sonarrの一覧にこのエピソードがなくなりました",
  DISCARDED_BY_HAND: "リリースが手動で破棄されました",
  NOT_IN_QUEUE: "ダウンロードがキューにありません",
  NOT_IN_CLIENT: "ダウンロードがダウンロードクライアントにありません",
  BELOW_4K: "{quality}はリクエストされた4Kを下回ります",
  NOT_ADDED_TO_ARR: "{service}がタイトルをRadarrまたはSonarrに追加できませんでした",
  DELETED_BY_HAND: "手動で削除されました",
  MISSING_FROM_DISK: "ディスクにありません",
  FILE_GONE: "ファイルがなくなりました",
  FILE_REPLACED: "このエピソードを含まないファイルに置き換えられました",
  FILE_OF_ANOTHER_EPISODE: "ファイルは別のエピソードのものになりました",
  CONFIRMED_GONE: "ファイルがないことが確認されました",
  NOT_IN_LIBRARY_ANY_MORE: "ライブラリにタイトルが表示されなくなりました",
  SHOKO_READS_FILE: "Shokoがファイルを読み込んでいます",
  SHOKO_ASKS_ANIDB: "Shokoがファイルを読み込み、AniDBに問い合わせています",
  SHOKO_FOUND_NO_MATCH: "Shokoがまだファイルを照合できていません",
  SHOKO_IGNORES_FILE: "Shokoがファイルを無視する設定になっています",
  AWAITS_LIBRARY: "照合済み、ライブラリの反映待ち",
  ONLY_SEERR_SAYS_AVAILABLE: "Seerrでは視聴可能ですが、どのライブラリにも表示されていません",
};
