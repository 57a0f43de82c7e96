import type { Translation } from "../area.ts";
import type * as english from "../words/cause.ts";

export const causes: Translation<typeof english.causes> = {
  OF_SERVICE: "{service}：{cause}",
  KEY_REFUSED: "キーまたはログインが受け付けられませんでした（{status}）",
  NOTHING_AT_PATH: "見つかりません（404）",
  CALLED_TOO_OFTEN: "呼び出しが多すぎます（429）",
  SERVICE_FAILED_INSIDE: "サービスの内部エラー（{status}）",
  REDIRECTED:
    "リダイレクトされました（{status}）。httpsとパスを含む最終的なアドレスを設定してください",
  REFUSED_BY_STATUS: "拒否されました（{status}）",
  WEB_PAGE_ANSWERED:
    "JSONではなくWebページが返されました（手前にログインページがあるか、パスが不足しています）",
  ANSWER_NOT_JSON: "応答がJSONではありません",
  ANSWER_UNEXPECTED: ({ field }) =>
    field === null ? "応答の形式が想定と異なります" : `応答の「${field}」の形式が想定と異なります`,
  ANSWER_TOO_LARGE: "応答が{bytes}バイトを超えています",
  NO_ANSWER_IN_TIME: "{seconds}秒以内に応答がありませんでした",
  TRACKER_STOPS: "Status Trackerの停止により中止されました",
  ADDRESS_FORBIDDEN:
    "リンクローカルまたはクラウドのメタデータサービスのアドレスのため、Status Trackerは接続しません",
  CERTIFICATE_UNTRUSTED:
    "証明書を信頼できません。ご自身のものであれば、このサービスの自己署名証明書を許可してください",
  UNREACHABLE: "接続できません",
  NOT_ASKED_YET: "まだ問い合わせできていません",
  ADDRESS_NOT_URL: "設定されたアドレスがURLではありません",
  KEY_UNSENDABLE: "キーに送信できない文字が含まれています",
  PAUSED_AFTER_REFUSAL: "{cause}（しばらく再試行しません）",
  PAUSED_AFTER_FAILURES: ({ count, cause }) =>
    `${count === 1 ? "失敗した" : "失敗が続いた"}ため、しばらく接続しません${cause === null ? "" : `（最後の失敗：${cause}）`}`,
  CREDENTIALS_LOCKED: "認証情報が別のSECRET_KEYで暗号化されています。もう一度入力してください",
  ANSWER_UNREADABLE: "応答を読み取れませんでした。ログを確認してください",
  LIBRARY_TITLES_LOST:
    "ライブラリの内容が不自然です（{total}タイトル中{count}件が一度になくなっています）",
  LIBRARY_EMPTY_NOW: "ライブラリの内容が不自然です（映画もシリーズもありません）",
  TITLES_REPORTED_MISSING: "{total}タイトル中{count}件が見つからないと報告しています",
  NO_TITLES_LISTED: "追跡中のタイトルが{count}件あったのに、一覧が空です",
  NO_DOWNLOADS_LISTED: "追跡中のダウンロードが{count}件あったのに、一覧が空です",
  NO_REQUESTS_LISTED: "{count}件のリクエストを追跡中なのに、一覧が空です",
  REQUESTS_LOST: "{total}件中{count}件のリクエストが一度になくなっています",
  NO_SCAN_TASK: "ライブラリをスキャンするタスクがありません",
  SIGN_IN_NOT_ALLOWED: "このユーザーはここからサインインすることを許可されていません",
  QUICK_CONNECT_OFF: "Quick Connectがオフになっています",
  TEST_MESSAGE_FAILED: "{host}へのテストメッセージに失敗しました：{cause}",
  TEST_MESSAGE_UNANSWERED:
    "時間内に応答がありませんでした。サービスからそのアドレスに接続できない可能性があります",
  TEST_MESSAGE_REFUSED: "Seerrからそのアドレスに接続できないか、拒否されました",
  TEST_MESSAGE_MISSING:
    "テストメッセージが{seconds}秒以内に届きませんでした。サービスから{host}に接続できない可能性があります",
  OTHER_APP: "アドレスは{app}ではなく別のアプリのものです",
  EPISODES_UNKNOWN_TO_ARR: "これらのエピソードがありません",
  COMMAND_WITHOUT_EFFECT: "{command}の効果がありませんでした",
  NOT_VERSION_OF: "応答が{app}のバージョンではありません",
  WRONG_WEB_PASSWORD: "Webインターフェースのパスワードが正しくありません",
  NO_DAEMON_CHOSEN:
    "Webインターフェースがデーモンに接続されていません。接続マネージャーで選択してください",
  DAEMON_UNREACHABLE: "Webインターフェースからデーモンに接続できません",
  LOGIN_NEEDED: "ログインが必要ですが、ユーザー名が設定されていません",
  API_KEY_REFUSED: "APIキーが受け付けられませんでした",
  WRONG_LOGIN: "ユーザー名またはパスワードが正しくありません",
  WRONG_LOGIN_OR_PORT:
    "ユーザー名またはパスワードが正しくないか、アドレスのポートがqBittorrentの待ち受けポートと異なります",
  ADDRESS_BANNED: "ログインの失敗が多すぎたため、qBittorrentがこのアドレスを拒否しています",
  LOGIN_REFUSED_TOO_OFTEN:
    "ログインが何度も拒否されました。修正してサービスを保存するか、Status Trackerを再起動してください",
  LOGIN_REFUSED_BEFORE: "ログインが拒否されました。次の試行を待っています",
  CALLS_REFUSED_AFTER_LOGIN: "ログインは受け付けられましたが、呼び出しが拒否されています",
  ENTRY_UNREADABLE: "一覧の項目を読み取れません",
  FILE_FORGOTTEN: "ファイルがなくなっています",
  NO_MATCHER_FOLDER: "Shokoにフォルダーが設定されていません",
  FOLDERS_UNREADABLE: "Shokoのフォルダーを読み取れません",
  NOT_STARTED_YET: ({ state, words }) =>
    `まだ起動していません（${state}）${words === null ? "" : `：「${words}」`}`,
  PROVIDER_UNEXPECTED: "プロバイダーの応答が想定と異なります",
  ONLY_ONE_WEBHOOK:
    "SeerrのWebhookは1つだけで、現在は{host}に送信されています。Status Trackerを登録すると置き換えられます",
  WEBHOOK_SAVED_DIFFERENTLY:
    "保存されたWebhookが送信した内容と異なります。テンプレートを手動で設定してください",
  RESENT_ONLY_ON_CHANGE:
    "承認済みのリクエストは、サーバー、プロファイル、フォルダーのいずれかが変わるときだけSeerrから再送信されます。Seerrでリクエストを編集してください",
  LENGTH_UNKNOWN: "一覧の件数が報告されていません",
  DOWNLOAD_NOT_THERE: "ダウンロードがありません",
  EPISODE_NOT_OF_TITLE: "このタイトルにそのエピソードがありません",
  LEFT_QUEUE: "ダウンロードがキューにありません",
  NOTHING_TO_IMPORT: "インポートできるファイルが見つかりませんでした",
  CSRF_PROTECTED:
    "CSRF保護がオンのため、ほかのプログラムからの変更がすべて拒否されます。SeerrのSettings → Networkで「Enable CSRF Protection」をオフにして再起動してください",
  ANIDB_RATE_LIMITED: "AniDBから問い合わせを減らすよう求められました",
  ANIDB_SERVER_ERRORS: "AniDBがエラーを返しています",
  ANIDB_OVERLOADED: "AniDBが過負荷です",
  ANIDB_LOGIN_REFUSED: "AniDBがユーザー名またはパスワードを拒否しています",
  ANIDB_SESSION_ENDED: "AniDBとのセッションが終了しました",
  ANIDB_MAINTENANCE: "AniDBはメンテナンス中です",
  NO_REASON_GIVEN: "理由は示されていません",
  FOLDERS_UNREACHABLE: ({ folders }) =>
    `${folders.join("、")}に接続できない間は、ほかのファイルまで失われるため整理を行いません`,
};
