import type { Translation } from "../area.ts";
import type * as english from "../words/sync-step.ts";

export const syncSteps: Translation<typeof english.syncSteps> = {
  ASKING_SERVICES: "サービスに問い合わせ中",
  READING_SERVICE: "{service}の内容を読み込み中（現在{count}件）",
  SERVICE_READ: "{service}の内容を読み込みました",
  COMPARING_REQUESTS: "すべてのリクエストをサービスと照合中",
  SYNC_DONE: "完了",
  SYNC_FAILED: "同期に失敗しました。ログを確認してください",
};
