import type { Translation } from "../area.ts";
import type * as english from "../words/about.ts";

export const aboutText: Translation<typeof english.aboutText> = {
  purpose: "バージョンと稼働状況は管理者だけが見られます",
  allRespond: "すべて応答しています",
  unreachable: "接続できません：{services}",
  versionAndHealth: "バージョンと稼働状況",
  version: "バージョン",
  runningSince: "起動日時",
  database: "データベース",
  serviceCount: "サービス{count}件",
  active: "進行中{count}件",
  needAttention: "要対応{count}件",
  diagnostics: "診断",
  diagnosticsHint:
    "不具合報告用のファイルです。バージョン、サービスの状態、件数、問題、最近のエラーを含みます。鍵、パスワード、トークン、サービスのアドレスは含みませんが、エラーにタイトルが含まれることがあります。",
  download: "診断をダウンロード",
  gathering: "収集中…",
  whatIsNew: "新着情報",
  updated: "Status Trackerがバージョン{version}に更新されました。",
  dismiss: "閉じる",
};

export const settingsText: Translation<typeof english.settingsText> = {
  intro: "全員に適用されます。それ以外は環境変数で設定します。",
  purpose: "設定は管理者だけが変更できます",
  withoutRequest: "リクエストのないタイトル",
  withoutRequestHint: "SonarrやRadarrには、Seerrのリクエストなしで映画やシリーズを追加できます。",
  doNotTrack: "追跡しない",
  doNotTrackHint: "Seerrでリクエストされたタイトルのみを追跡します。",
  trackNew: "新しいタイトルを追跡",
  trackNewHint: "今後追加されるタイトルも追跡します。既存のタイトルは追跡しません。",
  trackAll: "すべてのタイトルを追跡",
  trackAllHint: "SonarrとRadarrのすべてのタイトルを追跡します。一覧が長くなることがあります。",
};
