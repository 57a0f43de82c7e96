import type { Translation } from "../area.ts";
import type * as english from "../words/action.ts";

export const outcomes: Translation<typeof english.outcomes> = {
  SEARCH_STARTED: "検索を開始しました。",
  RELEASES_LISTED: "リリース{found}件が見つかり、うち{rejected}件が却下されました。",
  RELEASE_SENT: "リリースをダウンロードクライアントに送信しました。",
  RELEASE_ON_ITS_WAY: "リリースを取得中です。",
  RELEASE_BLOCKLISTED: (params) =>
    `リリースをブロックリストに入れ、別のリリースの検索を開始しました。${partly(params)}`,
  IMPORT_RETRIED: (params) => `インポートを開始しました。${partly(params)}`,
  REFRESH_STARTED: "更新を開始しました。",
  MONITORING_STARTED: "監視をオンにしました。",
  MATCH_STARTED: "AniDBに問い合わせています。",
  FILE_LINKED: "ファイルを関連付けています。",
  SCAN_STARTED: "スキャンを開始しました。",
  SCAN_RUNS_ALREADY: "スキャンはすでに実行中です。",
  PRIORITY_RAISED: ({ files }) =>
    files === 0
      ? "ダウンロードをキューの先頭に移動しました。"
      : `ダウンロードをキューの先頭に移動し、${files}個のファイルを優先しました。パックはすべて揃うまでインポートされないことがあります。`,
  ALREADY_FIRST: "すでに先頭です。",
  PRIORITY_RESTORED: "順番を元に戻しました。",
  REQUEST_SENT_AGAIN: "リクエストを再送信しました。",
  APPROVAL_SENT: "リクエストを承認しました。",
  DECLINE_SENT: "リクエストを却下しました。",
  FILE_COUNTS_AS_REMOVED: "ファイルを削除済みとして扱います。",
  PROBLEM_SOLVED: "問題は解決しました。",
  NO_EFFECT: "その後変化はありません。",
  ACTION_FAILED: ({ failures }) =>
    failures.map(({ service, text }) => `${service ?? "トラッカー"}：${text}`).join("、"),
};

function partly({ failed, total }: { readonly failed: number; readonly total: number }): string {
  return failed === 0 ? "" : `ダウンロード${total}件中${failed}件は失敗しました。`;
}

export const actionLabels: Translation<typeof english.actionLabels> = {
  SEARCH: "もう一度検索",
  LOOK_FOR_RELEASES: "リリースを選ぶ",
  GRAB_RELEASE: "これを取得",
  BLOCKLIST_AND_SEARCH: "別のリリースを試す",
  RETRY_IMPORT: "もう一度インポート",
  RESCAN_SHOKO: "AniDBに再度問い合わせる",
  SCAN_SHOKO: "Shokoのフォルダーをスキャン",
  LINK_IN_SHOKO: "Shokoで関連付ける",
  SCAN_LIBRARY: "ライブラリをスキャン",
  REFRESH: "更新してスキャン",
  MONITOR: "監視をオンにする",
  RAISE_PRIORITY: "これを優先",
  RESTORE_PRIORITY: "元の順番に戻す",
  RETRY_REQUEST: "リクエストを再送信",
  APPROVE: "承認",
  DECLINE: "却下",
  CONFIRM_GONE: "ファイルがないことを確認",
};

export const remedies: Translation<typeof english.remedies> = {
  SEARCH: "{service}がリリースを検索しています。",
  LOOK_FOR_RELEASES: "{service}がリリースの一覧を取得しています。",
  GRAB_RELEASE: "{service}が選択したリリースをダウンロードクライアントに送信しています。",
  BLOCKLIST_AND_SEARCH: "{service}が別のリリースを検索しています。",
  RETRY_IMPORT: "{service}がファイルを再度インポートしています。",
  RESCAN_SHOKO: "{service}がAniDBに再度問い合わせています。",
  SCAN_SHOKO: "{service}がフォルダーをスキャンしています。",
  LINK_IN_SHOKO: "{service}がファイルを関連付けています。",
  SCAN_LIBRARY: "{service}がライブラリをスキャンしています。",
  REFRESH: "{service}がタイトルを更新しています。",
  MONITOR: "{service}がこれからタイトルを検索します。",
  RAISE_PRIORITY: "{service}がダウンロードを先頭に移動しています。",
  RESTORE_PRIORITY: "{service}がダウンロードを元の位置に戻しています。",
  RETRY_REQUEST: "{service}がリクエストを再送信しています。",
  APPROVE: "承認しました。{service}が送信しています。",
  DECLINE: "却下しました。{service}が記録しています。",
  CONFIRM_GONE: "ファイルを削除済みとして記録しています。",
};

export const actionWords: Translation<typeof english.actionWords> = {
  sent: "送信済み、効果を待っています…",
  worked: "成功",
  nothingYet: "今のところ変化はありません",
  failed: "失敗",
  sending: "送信中…",
  yes: "はい、実行します",
  keep: "やめる",
  yesDecline: "はい、却下します",
  reason: "理由（任意）",
  reasonHint: "リクエストした人に表示されます。",
  declinedNote: "却下しました。Seerrから報告があり次第、リクエストに反映されます。",
  moreActions: "その他の操作",
  sync: "同期",
  syncHint: "すべてのサービスでこのタイトルを今すぐ確認します",
  syncedNow: "たった今同期しました",
  syncing: "同期中…",
  syncedExcept: "同期しました（次を除く：{failures}）",
};
