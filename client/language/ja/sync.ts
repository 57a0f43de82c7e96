import type { Translation } from "../area.ts";
import type * as english from "../words/sync.ts";

export const syncText: Translation<typeof english.syncText> = {
  messagesLabel: "同期のメッセージ",
  share: "{count}/{total}",
  failed: "完全同期に失敗しました。",
  failedBecause: "完全同期に失敗しました：{reason}",
  checked: "リクエスト{count}件を確認：{changes}",
  noChanges: "変更なし",
  changed: "変更{count}件",
  added: "追加{count}件",
  idsAdded: "IDの追加{count}件",
  needAttention: "要対応{count}件",
  messages: "メッセージ{count}件",
  firstTitle: "最初の同期を実行中",
  firstHint:
    "Status Trackerが既存のリクエストと履歴を読み込んでいます。読み込まれたものから順にここに表示されます。",
  first: "最初の同期",
  full: "完全同期",
  syncing: "同期中…",
  result: "完全同期の結果",
  dismiss: "閉じる",
};
