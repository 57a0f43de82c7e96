import type { EpisodeRef } from "../../../domain/observation/keys.ts";
import type { StatusMessage } from "./payload.ts";

const HOUR_MS = 3_600_000;

/** Sonarr asks for a title until so long after the episode aired (Sonarr 4, EpisodeTitleSpecification). */
const TITLE_AFTER_AIRING_MS = 48 * HOUR_MS;
/** Without a date it would ask for ever. */
const TITLE_AFTER_SEEN_MS = 24 * HOUR_MS;
/** Nobody says how long unpacking takes; no arr unpacks by itself (Sonarr 4, DownloadedEpisodesImportService). */
const UNPACKED_AFTER_MS = HOUR_MS;

const UNTITLED = /Episode (has a TBA title|does not have a title) and recently aired/i;
const ARCHIVE = /Found archive file, might need to be extracted/i;
/** Said beside the reason of each file, of a pack as of a single one (CompletedDownloadService of both). */
const SUMMARY = /^One or more (episodes|movies) expected in this release were not imported/i;

/**
 * Until when an import that was refused waits for something that comes by itself; null: it waits for a person. Every
 * reason must be one of that kind.
 */
export function holdUntil(
  messages: readonly StatusMessage[],
  episodes: readonly EpisodeRef[],
  firstSeen: Date,
): Date | null {
  const reasons = messages
    .flatMap((one) => (one.messages.length > 0 ? one.messages : (one.title ?? [])))
    .filter((reason) => !SUMMARY.test(reason));
  const isUntitled = reasons.some((reason) => UNTITLED.test(reason));
  if (reasons.length === 0) return null;
  if (!reasons.every((reason) => UNTITLED.test(reason) || ARCHIVE.test(reason))) return null;
  const untilMs = isUntitled
    ? titledBy(episodes, firstSeen)
    : firstSeen.getTime() + UNPACKED_AFTER_MS;
  return new Date(untilMs);
}

/** By the last date of those that have no title yet. */
function titledBy(episodes: readonly EpisodeRef[], firstSeen: Date): number {
  const untitled = episodes.filter(({ title }) => title === undefined || title === "TBA");
  const dates = (untitled.length > 0 ? untitled : episodes).map(({ airDate }) => airDate ?? null);
  const known = dates.filter((date) => date !== null).map((date) => Date.parse(date));
  if (known.length === 0 || known.length < dates.length)
    return firstSeen.getTime() + TITLE_AFTER_SEEN_MS;
  return Math.max(...known) + TITLE_AFTER_AIRING_MS;
}
