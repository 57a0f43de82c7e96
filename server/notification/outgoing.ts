import { describeNews, notificationWords, type Reader } from "../domain/notification/describe.ts";
import type { NotificationContent } from "../domain/notification/message.ts";
import { toPosterAddress, toPosterSource } from "../domain/poster.ts";
import type { OutgoingItem, OutgoingMessage } from "../integrations/port/notifier.ts";
import { notificationProfileColumns } from "../store/column/notification.ts";
import type { NotificationProfile } from "../store/generated/sqlite/client.ts";
import type { NotificationContext } from "./context.ts";

interface Addressee {
  readonly profile: NotificationProfile;
  /** Under which they reach the tracker; null: not known. */
  readonly baseUrl: string | null;
}

type LinkContext = Pick<NotificationContext, "publicUrl" | "toViewerLink">;

/** Puts news into words for somebody, with links that fit where they are. */
export function toOutgoing(
  ctx: LinkContext,
  { profile, baseUrl }: Addressee,
  key: string,
  news: readonly NotificationContent[],
): OutgoingMessage {
  const language = notificationProfileColumns.language.read(profile);
  const reader: Reader = { language, timeZone: profile.timeZone };
  const words = notificationWords(language);
  const base = ctx.publicUrl ?? baseUrl;
  const items = news.map((content) => toItem(ctx, base, content, reader));
  const [only, ...others] = items;
  const isSingle = only !== undefined && others.length === 0;
  return {
    key,
    title: isSingle ? only.title : words.digest({ count: news.length }),
    intro: "",
    items,
    url: isSingle ? only.url : base === null ? null : `${base}/`,
    labels: { open: words.open, watch: words.watch },
    language,
    isUrgent: news.some(({ kind }) => kind === "NEEDS_HUMAN"),
  };
}

/** Returns the message that tries a channel. */
export function toTestMessage(
  { publicUrl }: LinkContext,
  { profile, baseUrl }: Addressee,
  key: string,
): OutgoingMessage {
  const language = notificationProfileColumns.language.read(profile);
  const words = notificationWords(language);
  const base = publicUrl ?? baseUrl;
  return {
    key,
    title: words.test,
    intro: words.testHint,
    items: [],
    url: base === null ? null : `${base}/`,
    labels: { open: words.open, watch: words.watch },
    language,
    isUrgent: false,
  };
}

function toItem(
  { toViewerLink }: LinkContext,
  base: string | null,
  content: NotificationContent,
  reader: Reader,
): OutgoingItem {
  const { watchUrl, posterUrl, requestId, kind } = content;
  const host = base === null ? null : (URL.parse(base)?.hostname ?? null);
  const isPlayable = kind !== "DELETED" && kind !== "DECLINED" && kind !== "REQUESTED";
  return {
    ...describeNews(content, reader),
    url: base === null ? null : `${base}/request/${requestId}`,
    watchUrl: watchUrl === null || !isPlayable ? null : toViewerLink(watchUrl, host),
    posterUrl: findPublicPoster(posterUrl),
    content,
  };
}

/** Of a public site: the apps and servers of channels load it themselves. */
function findPublicPoster(url: string | null): string | null {
  const source = url === null ? null : toPosterSource(url, []);
  return source === null ? null : (toPosterAddress(source, [])?.urls[0] ?? null);
}
