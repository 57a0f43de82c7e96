import type { Translation } from "../area.ts";
import type * as english from "../words/doctor.ts";

export const doctorText: Translation<typeof english.doctorText> = {
  purpose: "サービスの設定状況は管理者だけが見られます",
  intro:
    "各サービスとそのWebhook、フォルダー、時計、およびサービス同士の整合性を確認します。毎晩と更新のたびに実行されます。",
  check: "連携を確認",
  checking: "確認中…",
  checked: "{time}に確認しました。データベースの大きさは{size}です。",
  never: "連携はまだ確認されていません。",
  fine: "確認したものはすべて正しく設定されています。",
  broken: "故障",
  advice: "助言",
  fix: "修正",
  fixing: "登録中…",
  copy: "コピー",
  service: "サービスを開く",
  unchecked: "確認していないもの（{count}）",
};
