import type { SharedSummary } from "../account/shared-summary.ts";
import { stateName } from "../domain/state-name.ts";
import type { State } from "../domain/state.ts";
import { escapeXml } from "./feed/feed-text.ts";

/** The colours of the client's states, on which white is readable. */
const COLOURS: Readonly<Record<State, string>> = {
  REQUESTED: "#666d78",
  APPROVED: "#576d8f",
  GRABBING: "#6055b7",
  DOWNLOADING: "#0267c7",
  DOWNLOADED: "#00749a",
  IMPORTING: "#00787a",
  ANIME_MATCHING: "#8e3eae",
  AVAILABLE: "#007f35",
  UNAIRED: "#666d78",
  DECLINED: "#c2181d",
  FAILED: "#c2181d",
  DELETED: "#c2181d",
};

const MAX_TITLE = 40;
const HEIGHT = 20;
const PADDING = 7;

/** Draws the badge of a share link: the title, and the state with the number of episodes that are ready. */
export function drawBadge({
  title,
  mediaType,
  state,
  progress,
  available,
  total,
}: SharedSummary): string {
  const name = stateName(state, mediaType);
  const percent = state === "DOWNLOADING" ? ` ${Math.floor(progress * 100)} %` : "";
  const ready = total > 1 ? ` · ${available} of ${total}` : "";
  return draw(shorten(title), `${name}${percent}${ready}`, COLOURS[state]);
}

/** Draws the badge of a link that is unknown, revoked or expired. */
export function drawUnknownBadge(): string {
  return draw("Status Tracker", "link not valid", COLOURS.REQUESTED);
}

function shorten(title: string): string {
  const letters = toLetters(title.replaceAll(INVISIBLE, " "));
  return letters.length <= MAX_TITLE
    ? letters.join("")
    : `${letters.slice(0, MAX_TITLE).join("").trimEnd()}…`;
}

const SEGMENTER = new Intl.Segmenter("en");

/** Returns what people take for letters, so that none is cut in two. */
function toLetters(text: string): string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}

/** XML has no control characters, and marks of direction could reorder the words of the badge. */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Cn}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

function draw(label: string, message: string, colour: string): string {
  const [labelWidth, messageWidth] = [measure(label), measure(message)];
  const left = labelWidth + 2 * PADDING;
  const width = left + messageWidth + 2 * PADDING;
  const text = (words: string, x: number, length: number) =>
    `<text x="${x}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeXml(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img" aria-label="${escapeXml(`${label}: ${message}`)}">`,
    `<title>${escapeXml(`${label}: ${message}`)}</title>`,
    `<clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="4"/></clipPath>`,
    `<g clip-path="url(#r)"><path fill="#3a3f49" d="M0 0h${left}v${HEIGHT}H0z"/><path fill="${colour}" d="M${left} 0h${width - left}v${HEIGHT}H${left}z"/></g>`,
    `<g fill="#fff" font-family="system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans CJK JP',sans-serif" font-size="11">`,
    text(label, PADDING, labelWidth),
    text(message, left + PADDING, messageWidth),
    "</g></svg>",
  ].join("");
}

/** The width of a text in pixels, about; `textLength` makes it fit in any font. */
function measure(words: string): number {
  const widths = toLetters(words).map((letter): number => {
    if (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]/u.test(letter))
      return 11;
    if (/\p{Extended_Pictographic}/u.test(letter)) return 13;
    if (/[ijlI.,:;'|! ]/.test(letter)) return 3.2;
    if (/[mwMW%…]/.test(letter)) return 9.4;
    return /\p{Lu}/u.test(letter) ? 7.4 : 6.2;
  });
  return Math.ceil(widths.reduce((sum, width) => sum + width, 0));
}
