import type { Translation } from "../area.ts";
import type * as english from "../words/backup.ts";

export const backupText: Translation<typeof english.backupText> = {
  backups: "バックアップ",
  hint: "トラッカーは毎晩データベースをバックアップします。バックアップにはトラッカーが知っていることがすべて含まれます。コピーは別のディスクに保管してください。",
  none: "バックアップはまだありません。",
  make: "今すぐバックアップ",
  making: "バックアップ中…",
  made: "バックアップしました",
  beforeUpgrade: "アップグレード前",
  failed: "前回のバックアップは{time}に失敗しました：{reason}",
  download: "ダウンロード",
  downloadOf: "{time}のバックアップをダウンロード",
  restore: "復元",
  restoreOf: "{time}のバックアップを復元",
  restoreYes: "復元して再起動",
  restarting:
    "トラッカーはこのバックアップで再起動します。それまでの内容はバックアップになります。",
  restartNeeded: "トラッカーを再起動してください。このバックアップから始まります。",
  remove: "削除",
  removeOf: "{time}のバックアップを削除",
  removeYes: "バックアップを削除",
};
