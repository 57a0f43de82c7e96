import type { Translation } from "../area.ts";
import type * as english from "../words/list.ts";

export const listText: Translation<typeof english.listText> = {
  filter: "絞り込み",
  search: "検索",
  searchRequests: "リクエストを検索",
  recentlyReady: "最近視聴可能になったもの",
  select: "選択",
  stuck: "停滞",
  next: "次は{time}",
  stateSince: "{state} {time}から",
  active: "進行中",
  mine: "自分",
  following: "フォロー中",
  ready: "視聴可能",
  all: "すべて",
  filterRequests: "リクエストを絞り込む",
  needsAttention: "要対応",
  arriving: "まもなく到着",
  waiting: "待機中",
  asksForHelp: "助けを求めています",
  yours: "自分のリクエスト",
  nothingForYou: "進行中のものはありません",
  nothingForYouHint:
    "Seerrでリクエストしたものは自動的にここに表示されます。ほかの人のリクエストをフォローするには、共有されたリンクを開いてください。",
};
