import type { Translation } from "../area.ts";
import type * as english from "../words/finding.ts";

export const findings: Translation<typeof english.findings> = {
  SERVICE_UNANSWERED:
    "{service}が正しく応答しません：{cause}。動作しているか、「サービス」のURLが正しいかを確認してください。",
  SERVICE_REFUSES_KEY:
    "{service}がトラッカーのAPIキーまたはログインを拒否しています。「サービス」で正しいものを入力してください。",
  VERSION_TOO_OLD: "{service} {version}は古すぎます。{oldest}以降に更新してください。",
  RIGHTS_TOO_FEW:
    "{service}のキーは管理者のものではありません。「サービス」で管理者のキーを入力してください。",
  HOOK_ABSENT:
    "{service}がトラッカーにWebhookを送信していないため、更新が遅れて届きます。Webhookを登録してください。",
  HOOK_ELSEWHERE: ({ service, host }) =>
    `${service}はWebhookをトラッカーではなく${host ?? "別のアドレス"}に送信しています。「サービス」でWebhookを登録してください。トラッカーはメッセージを転送できます。`,
  HOOK_SECRET_WRONG:
    "{service}のWebhookのシークレットが正しくないため、トラッカーはメッセージを拒否しています。Webhookを登録し直してください。",
  HOOK_UNHEARD:
    "{service}はトラッカーにWebhookを送信できません：{cause}。{service}から見たトラッカーのアドレスを確認してください。",
  NO_CLIENT:
    "{service}で有効なダウンロードクライアントがありません。{service}のSettings → Download Clientsで追加してください。",
  DOWNLOADS_UNSEEN:
    "{service}から{client}のダウンロード先フォルダーが見えません：{folder}。{service}でその場所にマウントするか、Remote Path Mappingを追加してください。",
  MAPPING_FOR_NOBODY:
    "{service}のRemote Path Mappingのホスト{host}に対応するダウンロードクライアントがありません。クライアントとまったく同じホストを入力してください。",
  MAPPING_NOWHERE:
    "{service}のRemote Path Mappingが存在しないフォルダーを指しています：{folder}。ローカルパスを修正してください。",
  CATEGORY_ABSENT:
    "{service}が使うカテゴリー{category}は{client}に存在しません。{client}で追加してください。",
  CATEGORY_SHARED:
    "{service}と{other}が{client}で同じカテゴリーを使っています：{category}。互いのダウンロードを取り違えないよう、別々のカテゴリーにしてください。",
  FILES_COPIED:
    "{service}はハードリンクではなくファイルをコピーしているため、時間と2倍の容量がかかります。{service}のSettings → Media ManagementでUse Hardlinks instead of Copyを有効にしてください。",
  OTHER_DISK:
    "{service}は{folder}から{root}へハードリンクを作成できません。別々のファイルシステムにあります。両方を含むフォルダーをマウントしてください。",
  ROOT_ABSENT:
    "{service}はルートフォルダー{root}にアクセスできません。ディスクのマウントと権限を確認してください。",
  ROOT_FULL:
    "{service}のルートフォルダー{root}の空きは{gigabytes} GBだけです。空きを増やしてください。",
  ROOT_OUTSIDE_LIBRARY:
    "{service}のルートフォルダー{root}は{library}のどのライブラリにも含まれていません。{library}でライブラリにフォルダーを追加してください。",
  ROOT_OUTSIDE_MATCHER:
    "{matcher}は、アニメのある{service}のルートフォルダー{root}を監視していません。{matcher}でフォルダーを追加してください。",
  CLOCK_OFF: ({ service, minutes, isAhead }) =>
    `${service}の時計はトラッカーより${minutes}分${isAhead ? "進んで" : "遅れて"}います。両方の時計を合わせてください。`,
  CSRF_ON:
    "CSRF保護が有効なため、{service}はAPIによる変更を拒否します。{service}の設定 → ネットワークで無効にしてください。",
  NOTICES_REFUSED:
    "{service}は{library} {version}に通知を送信していますが、もう受け付けられません。{service}のSettings → Connectで、{library}への接続のSend Notificationsを無効にしてください。",
  ADDRESS_SILENT:
    "{service}の外部URLがトラッカーに応答しません：{host}。「サービス」で確認してください。",
  TRACKER_ADDRESS_SILENT:
    "トラッカーが自身のアドレスPUBLIC_URLで応答しません：{host}。設定とリバースプロキシを確認してください。",
  DATABASE_DAMAGED:
    "トラッカーのデータベースが破損しています：{cause}。最後の正常なバックアップを復元してください。",
  DATA_DISK_FULL:
    "トラッカーのデータがあるディスクの空きは{megabytes} MBだけです。空きを増やしてください。",
  CHECK_TOO_SLOW: "{service}は応答が遅すぎるため、最後まで確認できませんでした。",
  SET_UP_UNTOLD: "{service}のフォルダーと設定の一部は、取得できないため確認していません。",
  CLOCK_UNTOLD: "{service}の時計は、時刻を取得できないため確認していません。",
  HOOK_UNTOLD: "{service}のWebhookは、取得できないため確認していません。",
  HOOK_ADDRESS_UNKNOWN:
    "{service}のWebhookは確認していません。トラッカーが登録したものではなく、そこでの自身のアドレスが分かりません。",
  TRACKER_STOPPED:
    "トラッカーが動作していないため、{service}にテストメッセージを依頼していません。",
  CLIENT_UNKNOWN:
    "{service}が{client}でダウンロードするものは確認していません。トラッカーは接続していません。",
  FOLDER_UNTOLD: "{service}から{folder}が見えるかは確認していません。その場所を一覧できません。",
  FOLDERS_DIFFER:
    "{other}に{service}の{root}が含まれるかは確認していません。フォルダーのパスが互いに異なります。",
};
