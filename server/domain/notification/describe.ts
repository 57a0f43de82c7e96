import { formatReason, isReason, type Reason } from "../message/reason.ts";
import { PIPELINE, pipelinePosition, type State } from "../state.ts";
import { formatEpisodes, type NotificationContent } from "./message.ts";
import { findTopic } from "./problem-topic.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import { fr } from "./words/fr.ts";
import { ja } from "./words/ja.ts";
import type { NotificationLanguage, NotificationWords } from "./words/words.ts";

const WORDS: Readonly<Record<NotificationLanguage, NotificationWords>> = { en, de, fr, es, ja };

export function notificationWords(language: NotificationLanguage): NotificationWords {
  return WORDS[language];
}

/** News in words. */
export interface DescribedNews {
  /** One line, without a final period. */
  readonly title: string;
  /** Sentences that say more; may be empty. */
  readonly lines: readonly string[];
  /** The stages of the pipeline in one line; null where they say nothing. */
  readonly pipeline: string | null;
}

/** How somebody reads: their language, and the zone of their days. */
export interface Reader {
  readonly language: NotificationLanguage;
  readonly timeZone: string;
}

export function describeNews(content: NotificationContent, reader: Reader): DescribedNews {
  const words = WORDS[reader.language];
  return {
    title: titleOf(content, words),
    lines: linesOf(content, words, reader),
    pipeline: describePipeline(content, words),
  };
}

function nameOf({ title, year, is4k }: NotificationContent): string {
  return `${title}${year === null ? "" : ` (${year})`}${is4k ? " 4K" : ""}`;
}

function titleOf(content: NotificationContent, words: NotificationWords): string {
  const title = nameOf(content);
  const { mediaType, episodes, requestedBy: by, isApproved, helpAskedBy } = content;
  const ofEpisodes = { title, episodes: formatEpisodes(episodes), count: episodes.length };
  switch (content.kind) {
    case "REQUESTED":
      return words.requested({ title, by, isApproved });
    case "APPROVED":
      return words.approved({ title });
    case "DECLINED":
      return words.declined({ title });
    case "FIRST_EPISODE":
      return words.firstEpisode(ofEpisodes);
    case "EPISODE":
      return words.episode(ofEpisodes);
    case "CAUGHT_UP":
      return words.caughtUp(ofEpisodes);
    case "ALL_READY":
      return words.allReady({ title, mediaType });
    case "NEEDS_HUMAN":
      return helpAskedBy === null
        ? words.needsHuman({ title })
        : words.helpAsked({ title, by: helpAskedBy });
    case "DELETED":
      return words.deleted({ title });
  }
}

function linesOf(
  { kind, counts, nextAirDate, reason, problem }: NotificationContent,
  words: NotificationWords,
  reader: Reader,
): readonly string[] {
  const isAboutEpisodes = kind === "FIRST_EPISODE" || kind === "EPISODE" || kind === "CAUGHT_UP";
  const lines = [
    kind === "DECLINED" && reason !== null ? declineLine(reason, words) : null,
    problem === null ? null : problemLine(problem, words, reader),
    isAboutEpisodes && counts !== null ? words.counts(counts) : null,
    isAboutEpisodes && nextAirDate !== null
      ? words.next({ day: formatDay(nextAirDate, reader) })
      : null,
  ];
  return lines.filter((line) => line !== null);
}

/** What a person or a service wrote stays in their words. */
function declineLine(reason: Reason, words: NotificationWords): string {
  if (!isReason(reason, "DECLINED_BY"))
    return words.declineReason({ by: null, words: formatReason(reason) });
  const { by, comment } = reason.params;
  return words.declineReason({ by, words: comment });
}

function problemLine(
  { code, message }: { readonly code: string; readonly message: string },
  words: NotificationWords,
  { language }: Reader,
): string {
  const topic = findTopic(code);
  return language === "en" || topic === null ? message : words.topics[topic];
}

function formatDay(instant: string, { language, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "long",
  }).format(new Date(instant));
}

/** A filled and an empty square, as every font and app shows them. */
const [REACHED, AHEAD] = ["■", "□"];

/** "■ Requested ■ Approved ■ Found □ Downloaded …": the stages up to the state, and those ahead. */
function describePipeline(
  { state, isAnime }: NotificationContent,
  { states }: NotificationWords,
): string | null {
  const position = pipelinePosition(state);
  if (position < 0) return null;
  const stages = PIPELINE.filter((stage: State) => isAnime || stage !== "ANIME_MATCHING");
  return stages
    .map((stage) => `${pipelinePosition(stage) <= position ? REACHED : AHEAD} ${states[stage]}`)
    .join(" ");
}
