import type { Translation } from "../area.ts";
import type * as english from "../words/rejection.ts";

export const rejections: Translation<typeof english.rejections> = {
  FILE_IS_AS_GOOD: ({ existing }) =>
    `ライブラリのファイルは同等かそれ以上です${inBrackets(existing)}。これのインポートは拒否される可能性があります。`,
  UPGRADE_NOT_ALLOWED: ({ profile }) =>
    `品質プロファイル${profile === null ? "" : `「${profile}」`}は既存のものを置き換えません。これのインポートは拒否される可能性があります。`,
  FILE_HAS_MORE_EPISODES: "ライブラリのファイルには、これより多くのエピソードが含まれています。",
  QUEUED_IS_AS_GOOD: ({ queued }) =>
    `同等かそれ以上のリリースをすでにダウンロード中です${inBrackets(queued)}。`,
  GRABBED_BEFORE: ({ grabbed }) =>
    `同等かそれ以上のリリースを以前に取得しています${inBrackets(grabbed)}。`,
  IMPORTED_BEFORE: "同じリリースを以前にインポートしています。",
  QUALITY_UNWANTED: "品質プロファイルは{quality}を対象としていません。",
  SCORE_TOO_LOW:
    "カスタムフォーマットのスコアは{score}で、品質プロファイルは{minimum}以上を求めています。",
  LANGUAGE_UNWANTED: "言語は{found}で、品質プロファイルは{wanted}を求めています。",
  TERM_MISSING: "名前に必要な語が含まれていません：{terms}。",
  TERM_IGNORED: "名前に除外する語が含まれています：{terms}。",
  TOO_LARGE: "許可されたサイズを超えています：{size}、上限は{limit}。",
  TOO_SMALL:
    "想定より小さいサイズです：{size}、通常は{limit}以上。不完全か低品質の可能性があります。",
  SIZE_UNCHECKED: "再生時間が不明なため、サイズを確認できません。",
  FEW_SEEDERS:
    "共有している人は{seeders}人で、必要な{minimum}人に足りません。ダウンロードに時間がかかるか、完了しない可能性があります。",
  TOO_OLD: "Usenetサーバーの保持期間より古いため、一部が欠けている可能性があります。",
  TOO_NEW: "公開から{minutes}分で、{minimum}分後に自動で取得されます。",
  BETTER_MAY_COME:
    "より良いリリースが出る場合に備え、遅延プロファイルにより保留中です。後で自動で取得されます。",
  NOT_OUT_YET_FOR_ARR: "公開日より前に現れました。偽物や録画の可能性があります。",
  PACK_INCOMPLETE: "シーズン全体のリリースですが、まだ全話が放送されていません。",
  PACK_UNWANTED: "検索したエピソード以外も含まれています。",
  PACK_REQUIRED: "1話のみのリリースです。この番組ではシーズン全体が優先されます。",
  REVISION_UNWANTED: "修正版ですが、ここでは対象外です。",
  GROUP_DIFFERS: "ライブラリにあるリリースとは別のグループのものです。",
  NOT_MONITORED_IN_ARR: "タイトルは監視されていません。",
  TAGS_DIFFER: "このインデクサーは、これらのタグのタイトル用ではありません。",
  PROTOCOL_OFF: "この種類のダウンロードは、このタイトルではオフになっています。",
  INDEXER_FLAGS_MISSING: "インデクサーで必要なフラグが付いていません。",
  SUBTITLES_BURNED_IN: "字幕が映像に焼き込まれており、消せません。",
  RAW_DISC: "ディスクそのままのデータで、多くのプレーヤーでは再生できません。",
  ONLY_SAMPLE: "サンプルのみです。",
  ON_BLOCKLIST: "ブロックリストに入っています。以前に失敗したか、手動で却下されました。",
  OTHER_TITLE: "別のタイトルの名前です。",
  OTHER_EPISODE: ({ episode }) =>
    `名前からすると、検索したものではありません${inBrackets(episode)}。`,
  NAME_UNREADABLE: "名前を読み取れません。内容を指定してください。",
  TITLE_UNKNOWN: "名前に一致するタイトルがありません。内容を指定してください。",
  EPISODE_UNKNOWN: "名前からエピソードがわかりません。エピソードを指定してください。",
  SPACE_TOO_SMALL: "空き容量が足りません。",
  INDEXER_PAUSED: "インデクサーが繰り返し失敗したため、しばらく停止しています。",
  OTHER_REASON: "{words}",
};

function inBrackets(words: string | null): string {
  return words === null ? "" : `（${words}）`;
}
