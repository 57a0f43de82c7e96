import type { Translation } from "../area.ts";
import type * as english from "../words/action-description.ts";

export const actionDescriptions: Translation<typeof english.actionDescriptions> = {
  SEARCH: "{service}が今すぐすべてのインデクサーを検索し、最良のリリースを取得します。",
  LOOK_FOR_RELEASES:
    "{service}がすべてのインデクサーに問い合わせます。数分かかることがあります。選択するまで何もダウンロードされません。",
  GRAB_RELEASE:
    "{service}が自動では選ばない場合でも、このリリースをダウンロードクライアントに送信します。",
  BLOCKLIST_AND_SEARCH:
    "{service}がダウンロードをデータごと削除し、リリースをブロックリストに入れて、別のものを検索します。",
  RETRY_IMPORT: "{service}がダウンロード済みのファイルを、取得時のタイトルとしてインポートします。",
  RESCAN_SHOKO: "{service}が、どのエピソードのファイルかをAniDBに再度問い合わせます。",
  SCAN_SHOKO: "{service}がファイルのあるフォルダーをスキャンし、新しいファイルを探します。",
  LINK_IN_SHOKO:
    "{service}がファイルを、選択したエピソードに関連付けます。両方を比較するまで関連付けは行われません。",
  SCAN_LIBRARY:
    "{service}がフォルダーをスキャンし、新しいファイルを探します。すでにスキャン中の場合は行いません。",
  REFRESH: "{service}がタイトルを更新し、フォルダーのファイルをスキャンします。",
  MONITOR: "{service}がこれからタイトルを監視し、すぐに検索します。",
  RAISE_PRIORITY:
    "{service}がダウンロードをキューの先頭に移動し、パックの場合はこれらのエピソードのファイルを優先します。パックはすべて揃うまでインポートされないことがあります。",
  RESTORE_PRIORITY:
    "{service}がダウンロードをキューの元の位置に戻し、ファイルの優先度も元に戻します。",
  RETRY_REQUEST: "{service}がリクエストをRadarrまたはSonarrに再送信します。",
  APPROVE: "{service}でリクエストを承認し、RadarrまたはSonarrに送信します。",
  DECLINE:
    "{service}でリクエストを却下します。タイトルは検索されず、リクエストした人には理由が表示されます。",
  CONFIRM_GONE: "トラッカーはファイルを待つのをやめ、削除済みとして扱います。何も削除されません。",
};
