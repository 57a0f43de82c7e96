import type { Translation } from "../area.ts";
import type * as english from "../words/delivery.ts";

export const deliveries: Translation<typeof english.deliveries> = {
  SENDER_NOT_CONFIGURED: "Webhookを送信する「{service}」というサービスは設定されていません",
  BODY_NOT_JSON: "本文がJSONではありません",
  NOTHING_TO_TRACK: "追跡する内容がありません",
  SAME_AS_EARLIER: "以前のWebhookと同じ内容です",
  KNOWN_ALREADY: "すでに反映されています",
  COULD_NOT_BE_APPLIED: "適用できませんでした。ログでこのWebhookのIDを確認してください",
  APPLYING_ENDLESS: "適用が終了しませんでした",
  APPLYING_STOPPED_TRACKER: "適用が終了せず、Status Trackerが停止しました",
};
