import type { NotificationWords } from "./words.ts";

export const ja: NotificationWords = {
  requested: ({ title, by, isApproved }) =>
    `${by === null ? `「${title}」がリクエストされました` : `${by}さんが「${title}」をリクエストしました`}${isApproved ? "（承認済み）" : ""}`,
  approved: ({ title }) => `「${title}」が承認されました`,
  declined: ({ title }) => `「${title}」は却下されました`,
  declineReason: ({ by, words }) =>
    by === null
      ? `理由：${words}`
      : words === null
        ? `${by}さんが却下しました。`
        : `${by}さん：${words}`,
  firstEpisode: ({ title, episodes, count }) =>
    count === 1
      ? `「${title}」の最初のエピソードを視聴できます（${episodes}）`
      : `「${title}」の最初の${count}話を視聴できます（${episodes}）`,
  episode: ({ title, episodes }) => `「${title}」${episodes}を視聴できます`,
  caughtUp: ({ title, episodes }) =>
    `「${title}」は放送済みの全話を視聴できます（新着：${episodes}）`,
  allReady: ({ title, mediaType }) =>
    mediaType === "MOVIE" ? `「${title}」を視聴できます` : `「${title}」の全話を視聴できます`,
  needsHuman: ({ title }) => `「${title}」は対応が必要です`,
  helpAsked: ({ title, by }) => `${by}さんが「${title}」について助けを求めています`,
  deleted: ({ title }) => `「${title}」は削除されました`,
  counts: ({ available, total }) => `全${total}話のうち${available}話を視聴できます。`,
  next: ({ day }) => `次のエピソードは${day}に放送されます。`,
  topics: {
    service: "サービスがリクエストを受け付けません。",
    approval: "承認を待っています。",
    search: "適切なリリースが見つかりません。",
    download: "ダウンロードが進みません。",
    import: "インポートが進みません。",
    matching: "ファイルが識別されません。",
    library: "ライブラリに表示されません。",
    disk: "ディスクがいっぱいか、接続されていません。",
    waiting: "長い間待機しています。",
  },
  watch: "視聴する",
  open: "リクエストを開く",
  digest: ({ count }) => `リクエストの新着${count}件`,
  test: "Status Trackerのテストメッセージ",
  testHint: "これが読めれば、通知はここに届きます。",
  states: {
    REQUESTED: "リクエスト済み",
    APPROVED: "承認済み",
    GRABBING: "取得中",
    DOWNLOADING: "ダウンロード中",
    DOWNLOADED: "ダウンロード済み",
    IMPORTING: "インポート中",
    ANIME_MATCHING: "識別中",
    AVAILABLE: "視聴可能",
    UNAIRED: "未公開",
    DECLINED: "却下",
    FAILED: "失敗",
    DELETED: "削除済み",
  },
};
