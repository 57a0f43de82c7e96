import type { Translation } from "../area.ts";
import { formatCount } from "../per-locale.ts";
import type * as english from "../words/service-note.ts";

export const serviceNotes: Translation<typeof english.serviceNotes> = {
  ANIDB_BAN: ({ until, missing }) =>
    `AniDBがこのアドレスを${until === null ? "" : `${until}まで`}禁止しています。その間は${MISSING[missing]}`,
  ANIDB_SUSPENDED: ({ cause, missing }) =>
    `AniDBへの問い合わせが保留されています（${cause}）。その間は${MISSING[missing]}`,
  MATCHER_QUEUE_PAUSED: "Shokoのキューが一時停止中のため、ファイルの読み込みも照合も行われません",
  MATCHER_JOBS_BLOCKED: ({ count, total }) =>
    `Shokoのキューにある${formatCount(total)}件のうち${formatCount(count)}件のジョブが現在実行できません`,
  MATCHER_JOBS_WAIT: "Shokoのキューで{count}件のジョブが待機中です",
  FILES_TO_HASH: "{count}個のファイルが読み込み待ちです",
  MATCHER_SEES_NO_FILES: "Shokoにフォルダーが設定されていないため、ファイルが見えません",
  LIBRARY_SCAN_RUNS: "ライブラリをスキャン中です（{percent}%）",
  EXPERIMENTAL: "試験的：実際のサーバーでは確認されていません",
  LIBRARY_LOGIN_REFUSED:
    "ユーザー名またはパスワードが拒否されたため、ライブラリの変更は定期的な問い合わせでのみ検出されます",
  KEY_OF_NO_ADMIN:
    "キーが管理者のものではないため、ライブラリのスキャンを監視することも開始することもできません",
  SESSION_SHARED:
    "このAPIキーを使うプログラムはすべて1つのセッションを共有します。SonarrやRadarrが同じキーを使う場合は、代わりにユーザー名とパスワードを設定してください。",
  SERVICE_RESPONDS: ({ service, version, name }) =>
    `${service} ${version}${name === null ? "" : `（「${name}」）`}が応答しました。`,
  SERVICE_REPORTS: "{service}：{cause}。",
  LOGIN_INCORRECT: "ユーザー名またはパスワードが正しくありません。",
  API_KEY_INCORRECT: "APIキーが正しくありません。",
  NO_RESPONSE_IN_TIME: "サービスが時間内に応答しませんでした。",
  HOST_UNRESOLVED: "このホスト名を解決できません。",
  CERTIFICATE_DOUBTFUL:
    "このURLの証明書を信頼できません。ご自身のものであれば、自己署名証明書を許可してください。",
  HTTPS_UNSUPPORTED: "このURLはhttpsに対応していません。httpをお試しください。",
  NOTHING_RESPONDS: "このURLから応答がありません。",
  URL_REDIRECTS:
    "このURLは別のURLにリダイレクトされます。httpsとパスを含む最終的なURLを入力してください。",
  OTHER_APP_RESPONDS:
    "このURLでは{service}ではなく別のアプリが応答しています。ポートとパスを確認してください。",
  WEB_PAGE_RESPONDS: "{service}の応答ではなく、Webページが返されました。",
  DATA_UNEXPECTED: "{service}の応答ではなく、想定外のデータが返されました。",
  RESPONSE_TOO_LARGE: "応答が大きすぎるため、{service}のものではありません。",
  SERVICE_BUSY: "{service}への呼び出しが多すぎます。1分後にもう一度お試しください。",
  SERVICE_CALL_FAILED:
    "{service}が呼び出しを処理できませんでした。{service}のログを確認してください。",
  SERVICE_CALL_REJECTED: "{service}が呼び出しを拒否しました：{cause}。",
  SERVICE_PAUSED: "{service}が繰り返し失敗しました。1分後にもう一度お試しください。",
  WEBHOOK_TAKEN: ({ service, host }) =>
    `${service}のWebhookは1つだけで、すでに${host ?? "別のアドレス"}に送信されています。`,
  WEBHOOK_WORKS: "{service}からStatus Trackerに接続できます。テストメッセージが届きました。",
  WEBHOOK_LOST: "{service}からStatus TrackerのWebhookがなくなりました。もう一度登録してください。",
  WEBHOOK_REDIRECTED: ({ service, host }) =>
    `${service}のWebhookは現在${host ?? "別のアドレス"}に送信されています。`,
  CALL_AUTH: "APIキーまたはログインが拒否されました",
  CALL_TIMEOUT: "サービスが時間内に応答しませんでした",
  CALL_UNREACHABLE: "サービスに接続できません",
  CALL_NOT_FOUND: "項目が存在しません",
  CALL_RATE_LIMITED: "呼び出しが多すぎます",
  CALL_BAD_PAYLOAD: "応答が無効です",
  CALL_IMPLAUSIBLE: "サービスの一覧からすべての項目がなくなりました",
  CALL_REDIRECTED: "URLが別のURLにリダイレクトされます",
  CALL_TOO_LARGE: "応答が大きすぎます",
  CALL_SERVER_ERROR: "サービスでエラーが発生しました",
  CALL_REFUSED: "サービスが呼び出しを拒否しました",
  CALL_CIRCUIT_OPEN: "失敗が続いたため呼び出しを休止しています",
  CALL_CONFLICT: "サービスの現在の状態では呼び出しを実行できません",
};

const MISSING = {
  matches: "ファイルを照合できません",
  series: "シリーズを読み取れません",
} as const;
