import type { FeedNews } from "../../account/feed-news.ts";
import {
  describeNews,
  notificationWords,
  type DescribedNews,
  type Reader,
} from "../../domain/notification/describe.ts";
import { AUTHORITY, escapeXml, toPlainLine } from "./feed-text.ts";

/** Where a feed is, and what it links to. */
interface Addresses {
  /** Of the feed itself. */
  readonly self: string;
  /** Of the tracker. */
  readonly publicUrl: string;
}

/** The year since which the tracker names things by their IDs. */
const SINCE = "2026";

/** Written if there is nothing new, because a feed must have a date. */
const NEVER = new Date(0);

/** Writes news as an Atom feed (RFC 4287). Equal news give equal feeds. `ownerId`: ID of the person whose feed it is. */
export function writeAtom(
  news: readonly FeedNews[],
  reader: Reader,
  ownerId: string,
  { self, publicUrl }: Addresses,
): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${reader.language}">`,
    element("id", `tag:${AUTHORITY},${SINCE}:feed/${ownerId}`),
    element("title", "Status Tracker"),
    element("updated", (news[0]?.at ?? NEVER).toISOString()),
    `<author>${element("name", "Status Tracker")}</author>`,
    link("self", self, "application/atom+xml"),
    link("alternate", `${publicUrl}/`, "text/html"),
    ...news.map((one) => writeEntry(one, reader, publicUrl)),
    "</feed>",
  ];
  return `${lines.join("\n")}\n`;
}

function writeEntry(news: FeedNews, reader: Reader, publicUrl: string): string {
  const { title, lines } = describe(news, reader);
  return [
    "<entry>",
    // Another for each kind: a reader then shows as new that a request which was stuck can be played.
    element("id", `tag:${AUTHORITY},${SINCE}:request/${news.requestId}/${news.kind.toLowerCase()}`),
    element("title", title),
    element("updated", news.at.toISOString()),
    link("alternate", `${publicUrl}/request/${news.requestId}`, "text/html"),
    `<category term="${news.kind}"/>`,
    element("summary", lines.length === 0 ? title : lines.join(" ")),
    "</entry>",
  ].join("\n");
}

/** In the words of notifications. */
function describe(news: FeedNews, reader: Reader): Pick<DescribedNews, "title" | "lines"> {
  const { kind, mediaType, isComplete, counts, nextAirDate, state, stateReason } = news;
  const isWhole = mediaType === "MOVIE" || isComplete;
  const described = describeNews(
    {
      ...news,
      kind: kind === "READY" ? (isWhole ? "ALL_READY" : "CAUGHT_UP") : "NEEDS_HUMAN",
      at: news.at.toISOString(),
      counts: mediaType === "MOVIE" ? null : counts,
      nextAirDate: nextAirDate?.toISOString() ?? null,
      episodes: [],
      requestedBy: null,
      reason: null,
      isApproved: true,
      watchUrl: null,
      posterUrl: null,
    },
    reader,
  );
  if (kind === "NEEDS_HUMAN" || (kind === "READY" && isWhole)) return described;
  const { states } = notificationWords(reader.language);
  const name = `${news.title}${news.year === null ? "" : ` (${news.year})`}${news.is4k ? " 4K" : ""}`;
  return {
    title: `${name}: ${states[state]}`,
    lines: kind === "FAILED" && stateReason !== null ? [stateReason] : described.lines,
  };
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(toPlainLine(text))}</${name}>`;
}

function link(rel: string, href: string, type: string): string {
  return `<link rel="${rel}" href="${escapeXml(href)}" type="${type}"/>`;
}
