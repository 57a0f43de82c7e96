import type { EpisodeRef } from "../../../domain/observation/keys.ts";
import type { StatusMessage } from "./payload.ts";

const HOUR_MS = 3_600_000;

/** How long after an episode's air date Sonarr waits for its title (Sonarr 4, EpisodeTitleSpecification). */
const TITLE_WAIT_AFTER_AIRING_MS = 48 * HOUR_MS;
/** Without an air date Sonarr would wait forever. */
const TITLE_WAIT_WITHOUT_DATE_MS = 24 * HOUR_MS;
/** The duration of unpacking is unknown, and no arr unpacks by itself (Sonarr 4, DownloadedEpisodesImportService). */
const UNPACK_WAIT_MS = HOUR_MS;

const UNTITLED = /Episode (has a TBA title|does not have a title) and recently aired/i;
const ARCHIVE = /Found archive file, might need to be extracted/i;
/** Added beside the reasons of the single files, also for a single file (CompletedDownloadService of both apps). */
const SUMMARY = /^One or more (episodes|movies) expected in this release were not imported/i;

/**
 * Returns until when a refused import waits for something that resolves by itself, or null when it needs a person.
 * Every reason must be of the first kind.
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
  const untilMs = isUntitled ? titledBy(episodes, firstSeen) : firstSeen.getTime() + UNPACK_WAIT_MS;
  return new Date(untilMs);
}

/** Uses the latest air date of the episodes without a title. */
function titledBy(episodes: readonly EpisodeRef[], firstSeen: Date): number {
  const untitled = episodes.filter(({ title }) => title === undefined || title === "TBA");
  const dates = (untitled.length > 0 ? untitled : episodes).map(({ airDate }) => airDate ?? null);
  const known = dates.filter((date) => date !== null).map((date) => Date.parse(date));
  if (known.length === 0 || known.length < dates.length)
    return firstSeen.getTime() + TITLE_WAIT_WITHOUT_DATE_MS;
  return Math.max(...known) + TITLE_WAIT_AFTER_AIRING_MS;
}
