import type { Translation } from "../area.ts";
import type { RefusalCause, RefusedWay } from "../audit.ts";
import type * as english from "../words/audit.ts";
import { roleOf } from "../words/role.ts";

export const audit: Translation<typeof english.audit> = {
  SIGNED_IN: ({ service }) => (service === null ? "サインイン" : `${service}でサインイン`),
  SIGN_IN_REFUSED: ({ way, cause, place }) => `${WAYS[way](place)}${CAUSES[cause]}`,
  MORE_SIGN_INS_REFUSED: "多数のアドレスからのサインインをさらに拒否",
  SIGNED_OUT: "サインアウト",
  SESSION_ENDED: ({ device }) =>
    device === null ? "セッションを終了" : `セッションを終了（${device}）`,
  OTHER_SESSIONS_ENDED: "ほかのセッション{count}件を終了",
  PASSWORD_CHANGED: "パスワードを変更",
  PASSWORD_RESET: "サーバーで{name}さんのパスワードを再設定",
  ADMIN_SET_UP: "{name}さんを最初の管理者としてトラッカーを設定",
  PERSON_ADDED: ({ name, role }) => `${name}さんが${roleOf(role)}として初めてサインイン`,
  PEOPLE_JOINED: "{other}さんと{name}さんが同一人物と判明",
  PERSON_INVITED: ({ role, until }) => `${roleOf(role)}を招待${untilWords(until)}`,
  INVITATION_ACCEPTED: ({ name, role }) => `${name}さんが${roleOf(role)}としての招待を承諾`,
  INVITATION_REVOKED: ({ role }) => `${roleOf(role)}の招待を取り消し`,
  ROLE_CHANGED: ({ name, from, to, isAutomatic }) =>
    isAutomatic
      ? `サービスの権限に従い、${name}さんの権限が${roleOf(from)}から${roleOf(to)}に変更`
      : `${name}さんの権限を${roleOf(from)}から${roleOf(to)}に変更`,
  PERSON_RENAMED: "{before}さんの名前を{name}に変更",
  PERSON_DISABLED: "{name}さんを無効化",
  PERSON_ENABLED: "{name}さんを有効化",
  PERSON_REMOVED: "{name}さんを削除",
  TOKEN_CREATED: ({ name, scope, until }) =>
    `範囲${scope}のトークン「${name}」を作成${untilWords(until)}`,
  TOKEN_REVOKED: "トークン「{name}」を取り消し",
  SHARE_LINK_CREATED: ({ title, until }) => `${title}をリンクで共有${untilWords(until)}`,
  SHARE_LINK_REVOKED: "{title}へのリンクを取り消し",
  FEED_ADDRESS_CREATED: "カレンダーと新着情報の秘密のアドレスを作成",
  FEED_ADDRESS_REVOKED: "カレンダーと新着情報の秘密のアドレスを取り消し",
  WEBHOOK_PASSED_ON: "{name}のWebhookを{host}へ転送",
  WEBHOOK_PASSING_ENDED: "{name}のWebhookの{host}への転送を終了",
  SERVICE_ADDED: "サービス{name}を追加",
  SERVICE_CHANGED: ({ name, fields }) =>
    fields.length === 0 ? `サービス${name}を変更` : `サービス${name}を変更：${fields.join("、")}`,
  SERVICE_REMOVED: "サービス{name}を削除",
  WEBHOOK_REGISTERED: "{name}のWebhookを登録",
  SETTING_CHANGED: ({ setting, from, to }) => {
    const name = setting === "followsAdded" ? "リクエストのないタイトル" : setting;
    return `設定「${name}」を${from}から${to}に変更`;
  },
  DELETION_REQUESTED: ({ title, hasFiles }) =>
    hasFiles ? `${title}をファイルごと削除` : `${title}を取り下げ、ファイルは保持`,
  DELETION_CANCELLED: "{title}の削除をキャンセル",
  DELETION_RETRIED: "{title}の削除を再試行",
  FULL_SYNC_STARTED: "完全同期を開始",
  REQUEST_SYNCED: "{title}を同期",
  DELIVERY_REPLAYED: ({ service, event }) =>
    event === null ? `${service}のWebhookを再処理` : `${service}のWebhookを再処理：${event}`,
  KEY_ROTATED: "サーバーで保存済みの秘密情報の鍵を置き換え",
  BACKUP_MADE: "バックアップ{name}を作成",
  BACKUP_REMOVED: "バックアップ{name}を削除",
  BACKUP_DOWNLOADED: "バックアップ{name}をダウンロード",
  BACKUP_RESTORE_ORDERED: "バックアップ{name}の復元を指示",
  BACKUP_RESTORED: "バックアップ{name}を復元",
  LOG_LEVEL_CHANGED: "ログレベルを{from}から{to}に変更",
  CHANNEL_ADDED: "通知チャンネル「{name}」を追加",
  CHANNEL_CHANGED: "通知チャンネル「{name}」を変更",
  CHANNEL_REMOVED: "通知チャンネル「{name}」を削除",
  HOUSEHOLD_RULES_CHANGED: "世帯の通知を変更",
  MAIL_SERVER_CHANGED: ({ host }) =>
    host === null ? "メールサーバーを削除" : `メールサーバーを${host}に設定`,
};

const WAYS: Readonly<Record<RefusedWay, (place: string | null) => string>> = {
  password: (place) => (place === null ? "サインインを" : `${place}でのサインインを`),
  "set-up": () => "セットアップを",
  invitation: () => "招待を",
  oidc: () => "OpenID Connectでのサインインを",
  token: () => "トークンを",
  webhook: (place) => (place === null ? "Webhookを" : `${place}のWebhookを`),
};

const CAUSES: Readonly<Record<RefusalCause, string>> = {
  wrong: "拒否",
  delayed: "試行回数超過のため拒否",
  disabled: "ユーザーが無効なため拒否",
};

function untilWords(until: string | null): string {
  return until === null ? "" : `（${until}まで有効）`;
}

export const auditActions: Translation<typeof english.auditActions> = {
  SEARCH: "{service}で再検索：{title}",
  LOOK_FOR_RELEASES: "{service}でリリースを一覧表示：{title}",
  GRAB_RELEASE: "{service}で選択したリリースを取得：{title}",
  BLOCKLIST_AND_SEARCH: "{service}でリリースをブロックし、別のものを検索：{title}",
  RETRY_IMPORT: "{service}でダウンロードを再インポート：{title}",
  RESCAN_SHOKO: "{service}でAniDBに再問い合わせ：{title}",
  SCAN_SHOKO: "{service}のフォルダーをスキャン：{title}",
  LINK_IN_SHOKO: "{service}でファイルをエピソードに関連付け：{title}",
  SCAN_LIBRARY: "{service}のライブラリをスキャン：{title}",
  REFRESH: "{service}でタイトルを更新：{title}",
  MONITOR: "{service}でタイトルの監視を開始：{title}",
  RAISE_PRIORITY: "{service}で優先：{title}",
  RESTORE_PRIORITY: "{service}でダウンロードの順番を復元：{title}",
  RETRY_REQUEST: "{service}でリクエストを再送信：{title}",
  APPROVE: "リクエストを承認：{title}",
  DECLINE: "リクエストを却下：{title}",
  CONFIRM_GONE: "ファイルがないことを確認：{title}",
};

export const auditText: Translation<typeof english.auditText> = {
  stranger: "不明な人",
  server: "サーバー",
  byToken: "{actor}（トークン「{token}」）",
  title: "監査ログ",
  intro: "誰が、いつ、どこから、何をしたか。",
  purpose: "監査ログは管理者だけが見られます",
  all: "すべて",
  refused: "拒否",
  filter: "監査ログを絞り込む",
  onePerson: "1人のみ表示中：全員を表示",
  times: "{count}回、最後は{time}",
  nothing: "記録はありません",
  nothingHint:
    "サインイン、ユーザー・トークン・サービス・設定の変更、リクエストに対する操作がここに表示されます。",
  showEverything: "すべて表示",
};
