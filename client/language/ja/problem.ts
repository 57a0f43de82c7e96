import type { Translation } from "../area.ts";
import { listNumbers } from "../per-locale.ts";
import type * as english from "../words/problem.ts";

export const problems: Translation<typeof english.problems> = {
  REMOVED_FROM_ARR: "タイトルが{service}から削除されたため、検索されていません。",
  UNMANAGED: "{service}はこのタイトルを管理しなくなりました。ファイルは元の場所に残っています。",
  DOWNLOAD_FAILED: "ダウンロードに失敗しました。",
  REFUSED: "リクエストを{service}に送信できませんでした。",
  NO_SPACE: "ディスクがいっぱいです。",
  DOWNLOAD_ERROR: ({ cause }) =>
    cause === "error"
      ? "ダウンロードクライアントがエラーを報告しています。"
      : "ダウンロードしたファイルがダウンロードフォルダーにありません。",
  CATEGORY_MISMATCH:
    "ダウンロードクライアントのカテゴリーが変更されたため、{service}からダウンロードが見えなくなりました。",
  NOT_TRACKED_BY_ARR: ({ service, isDownloaded }) =>
    isDownloaded
      ? `ダウンロード済みですが、${service}が追跡しなくなったためインポートされません。`
      : `ダウンロード中ですが、${service}が追跡しなくなりました。`,
  NO_METADATA: "ダウンロードが始まっていません。メタデータを送ったピアがまだありません。",
  FETCHING_METADATA: "ピアがメタデータを送り次第、ダウンロードが始まります。",
  STALLED: "ダウンロードが止まっています。足りない部分を現在誰も提供していません。",
  NOT_RECEIVING: "ダウンロードは現在データを受信していません。",
  PAUSED: ({ cause }) => PAUSED[cause ?? "none"],
  QUEUED_IN_CLIENT: "ほかのダウンロードの後ろで順番を待っています。",
  PATH_MISMATCH: "ダウンロード済みですが、{service}がダウンロードフォルダーにアクセスできません。",
  IMPORT_BLOCKED: ({ cause }) => BLOCKED[cause],
  IMPORT_WAITS: ({ service, cause }) =>
    cause === "title"
      ? `ダウンロード済みです。\n${service}はインポートの前にエピソードのタイトルを待っています。`
      : "ダウンロード済みで、展開中です。",
  IMPORT_OVERDUE: "ダウンロード済みですが、{service}がファイルをインポートしていません。",
  IMPORT_SLOW: "{service}によるファイルのインポートに時間がかかっています。",
  FILE_MISSING: "ファイルが見つかりません。\nディスクが現在接続されていない可能性があります。",
  LOST_BY_LIBRARY: "ファイルはありますが、{service}にタイトルが表示されなくなりました。",
  ANIDB_BANNED: "AniDBが数時間{service}に応答しないため、それまでファイルを照合できません。",
  SHOKO_PAUSED: "{service}が一時停止中のため、ファイルが照合されません。",
  UNRECOGNISED_FILE:
    "ファイルはまだ照合されていません。\nAniDBにこのリリースがまだ登録されていない可能性があります。",
  HASHING:
    "{service}がファイルを読み込んでいます。ファイルが大きいか、ほかのファイルが先に処理されています。",
  ASKING_ANIDB: "{service}はファイルを読み込み、AniDBの応答を待っています。",
  NOT_SEEN_BY_SHOKO: "ファイルはありますが、{service}がまだ認識していません。",
  SCAN_RUNNING: "{service}がフォルダーをスキャン中です。まもなくファイルが見つかります。",
  LIBRARY_EMPTY:
    "{service}に現在タイトルがまったく表示されていません。ディスクが接続されていない可能性があります。",
  FILE_DIFFERS: "{service}のこの場所にあるファイルは、インポートしたファイルとサイズが異なります。",
  NOT_IN_LIBRARY: ({ service, isMatched }) =>
    isMatched
      ? `ファイルは照合されましたが、${service}にまだ表示されていません。`
      : `ファイルはありますが、${service}にまだ表示されていません。`,
  WAITING_FOR_APPROVAL: "リクエストは承認を待っています。",
  NOT_MONITORED: "監視がオフのため、タイトルは検索されていません。",
  NEVER_REACHED_ARR:
    "承認されましたが、リクエストが{service}に届いていません。タイトルはまだ検索されていません。",
  SEASONS_NOT_SENT: ({ service, manager, seasons }) =>
    `承認後にシーズン${listNumbers(seasons)}が追加されましたが、${manager}から${service}に送信されていません。`,
  NO_EPISODES_YET: ({ service, seasons }) =>
    seasons.length === 0
      ? `${service}にはまだエピソードがありません。`
      : `${service}にはシーズン${listNumbers(seasons)}のエピソードがまだありません。`,
  CLIENT_UNAVAILABLE: ({ hasRelease }) =>
    hasRelease
      ? "リリースは見つかりましたが、ダウンロードクライアントに接続できません。"
      : "ダウンロードクライアントに接続できないため、何もダウンロードできません。",
  DELAYED: "リリースが見つかりましたが、より良いものが出る場合に備えてしばらく保留しています。",
  QUALITY_BELOW_REQUEST: "4Kでリクエストされましたが、今のところ{quality}しかありません。",
  INDEXERS_UNAVAILABLE:
    "{service}がどのインデクサーにも接続できないため、リリースを見つけられません。",
  ALL_REFUSED: "{service}がリリースを{count}件見つけましたが、すべて却下しました。",
  NOTHING_FOUND: "現在リリースを提供しているインデクサーはありません。",
  STILL_SEARCHING: "{service}がリリースを検索していますが、まだ採用されたものはありません。",
  NOT_RELEASED: ({ isDated }) =>
    isDated ? "まだ公開されていません。" : "まだ公開されていません。公開日は不明です。",
  NOT_AIRED: ({ isDated }) =>
    isDated ? "まだ放送されていません。" : "まだ放送されていません。放送日は不明です。",
  SERVICE_UNREACHABLE: "{service}に接続できないため、最新でない可能性があります。",
};

const BLOCKED = {
  "no-space": "ダウンロード済みですが、ライブラリに空き容量がありません。",
  "no-permission": "ダウンロード済みですが、ライブラリのフォルダーに書き込めません。",
  sample: "ダウンロード済みですが、ファイルはサンプルのみです。",
  "sample-or-archive":
    "ダウンロード済みですが、サンプルのみか、展開できないアーカイブが含まれています。",
  "maybe-sample":
    "ダウンロード済みですが、サンプルかどうか判断できません。手動でインポートしてください。",
  "no-upgrade": "ダウンロード済みですが、ライブラリのファイルより良いものではありません。",
  "no-video": "ダウンロード済みですが、インポートできる動画が含まれていません。",
  "unclear-name":
    "ダウンロード済みですが、名前からタイトルを特定できません。手動でインポートしてください。",
  other: "ダウンロード済みですが、インポートが拒否されました。手動でインポートしてください。",
};

const PAUSED = {
  encrypted: "ダウンロードは一時停止中です。アーカイブが暗号化されており、パスワードが必要です。",
  duplicate: "ダウンロードは一時停止中です。クライアントが以前のものと重複していると判断しました。",
  none: "ダウンロードは一時停止中です。",
};

export const problemWords: Translation<typeof english.problemWords> = {
  unreachableSince: "{time}から{service}に接続できないため、最新でない可能性があります。",
  airs: "{day}に放送",
  comesOut: "{day}に公開",
  nextSearchAnyMoment: "まもなく次の検索",
  endsAnyMoment: "まもなく終了",
  forAnother: "あと{time}",
  nextSearch: "次の検索 {time}",
  until: "{time}まで",
  allEpisodes: "全{count}エピソード",
  since: "{time}から",
  technicalDetails: "技術的な詳細",
  openInService: "サービスで開く",
};
