import type { Translation } from "../area.ts";
import type * as english from "../words/tape.ts";

export const tapeText: Translation<typeof english.tapeText> = {
  exportTape: "不具合の報告用にエクスポート",
  exportOf: "{title} をエクスポート",
  purpose:
    "このリクエストについて報告された内容が順番に入ったファイルです。開発者はこれを使って、起きたことを再現できます。どこにも送信されません。",
  holds:
    "含まれるもの：タイトル、ファイル・フォルダー・リリース・インデクサー・サービスの名前、バージョン、時刻。",
  removed:
    "取り除かれるもの：人の名前とメールアドレス、サービスのアドレス、API キー、パスワード、トークン、パスキー。",
  look: "公開する前にファイルの中身を確認してください。",
  download: "ダウンロード",
};
