import { findActionSummary } from "./action-summary.ts";
import { wordMessage } from "./message.ts";
import { type Reason, reasonClause } from "./reason-messages.ts";
import { capitalise } from "./sentence.ts";
import { sizeWords } from "./size.ts";

interface OfService {
  readonly service: string;
}

interface Recognised {
  /** Absent in lines of earlier versions. */
  readonly isRecognised?: boolean;
}

interface OfKind {
  /** Absent in lines of earlier versions. */
  readonly isEpisode?: boolean;
}

interface InClient {
  readonly client: string | null;
}

/** The episodes that a line of the history is about. */
export interface Subject {
  /** "episode 4", "episodes 1 to 7", "all 13 episodes". */
  readonly words: string;
  readonly count: number;
  /** Every episode of the request. */
  readonly isAll: boolean;
}

/** The lines of the history that do not name the episodes, by code. */
export const HISTORY_MESSAGES = {
  REQUESTED: ({ by }: { readonly by: string | null }) =>
    by === null ? "Requested" : `Requested by ${by}`,
  APPROVED: ({ isAutomatic }: { readonly isAutomatic: boolean }) =>
    isAutomatic ? "Approved automatically" : "Approved",
  SEARCHING_AGAIN: () => "Back to searching",
  RELEASE_DATE_REACHED: ({ isEpisode }: OfKind) => (isEpisode === true ? "Aired" : "Released"),
  RELEASE_GRABBED: ({
    service,
    episodes,
    isAnother,
    size,
    indexer,
    releases = 1,
  }: OfService & {
    readonly episodes: number;
    readonly isAnother: boolean;
    readonly size: number | null;
    readonly indexer: string | null;
    /** How many releases the line joins. */
    readonly releases?: number;
  }) => {
    const one = isAnother ? "another release" : "a release";
    const whole = episodes > 1 ? `a release with ${episodes} episodes` : one;
    const several = `${releases} ${isAnother ? "other releases" : "releases"}`;
    const release = releases > 1 ? several : whole;
    return [
      `${service} grabbed ${release}`,
      ...(size === null ? [] : [sizeWords(size)]),
      ...(indexer === null ? [] : [`from ${indexer}`]),
    ].join(", ");
  },
  GRAB_UNREPORTED: () => "A release was grabbed",
  DOWNLOAD_STARTED: ({ client }: InClient) => `Download started${inWords(client)}`,
  DOWNLOAD_UNREPORTED: () => "Downloaded without reported progress",
  DOWNLOAD_FINISHED: ({ client }: InClient) => `Download finished${inWords(client)}`,
  DOWNLOADED_NOT_IMPORTED: ({ service }: OfService) =>
    `Downloaded, but ${service} could not import the file`,
  IMPORT_STARTED: ({ service }: OfService) => `${service} started to import the file`,
  FILE_IMPORTED: ({ service }: OfService) => `${service} imported the file into the library`,
  FILE_PRESENT: ({ service }: OfService) => `${service} already had the file`,
  IMPORT_UNREPORTED: () => "The file was imported into the library",
  FILE_HASHING: ({ service }: OfService) => `${service} started to read the file`,
  FILE_HASHED: ({ service }: OfService) => `${service} read the file and asked AniDB`,
  FILE_MATCHED: ({ service }: OfService) => `${service} recognised the file`,
  FILE_NOT_MATCHED: ({ service }: OfService) => `${service} did not recognise the file`,
  MATCH_UNREPORTED: () => "The file was recognised",
  MATCH_AWAITED: () => "Handed over to Shoko to be recognised",
  PLAYABLE: ({ service, isRecognised }: OfService & Recognised) =>
    isRecognised === true
      ? `Recognised by Shoko and ready to watch in ${service}`
      : `Ready to watch in ${service}`,
  READY: ({ isRecognised }: Recognised) =>
    isRecognised === true ? "Recognised by Shoko and ready to watch" : "Ready to watch",
  REPORTED_AVAILABLE: ({ service }: OfService) => `${service} reports the title as available`,
  NO_LONGER_AVAILABLE: () => "No longer available",
  NOT_OUT_YET: ({ isEpisode }: OfKind) =>
    isEpisode === true ? "Had not aired yet" : "Was not released yet",
  DECLINED: ({ service, isAutomatic }: OfService & { readonly isAutomatic: boolean }) =>
    isAutomatic ? `Declined automatically by ${service}` : "Declined",
  REQUEST_NOT_SENT: () => "The request could not be sent",
  DOWNLOAD_BROKEN: () => "The download failed",
  REQUEST_REMOVED: ({ by }: { readonly by: string | null }) =>
    by === null ? "The request was withdrawn" : `The request was removed by ${by}`,
  TITLE_REMOVED: ({ service }: OfService) => `Removed from ${service}`,
  EPISODE_NOT_LISTED: ({ service }: OfService) => `${service} no longer lists the episode`,
  NO_LONGER_PLAYABLE: ({ service }: OfService) => `${service} stopped showing the title`,
  FILE_DELETED: ({ service }: OfService) => `The file was deleted in ${service}`,
  FILE_CONFIRMED_GONE: () => "The file was confirmed to be gone",
  ACTION_PERFORMED: ({
    by,
    action,
    service,
    failure,
  }: OfService & {
    readonly by: string;
    readonly action: string;
    readonly failure: string | null;
  }) => {
    const summary = findActionSummary(action, service);
    if (summary === null) return null;
    return `${by} ${summary}${failureWords(failure)}`;
  },
  RELEASE_CHOSEN: ({
    by,
    service,
    release,
    as,
    failure,
  }: OfService & {
    readonly by: string;
    readonly release: string;
    readonly as: string | null;
    readonly failure: string | null;
  }) =>
    `${by} had ${service} grab ${release}${as === null ? "" : ` as ${as}`}${failureWords(failure)}`,
  FILE_LINKED_BY_HAND: ({
    by,
    service,
    file,
    episode,
  }: OfService & {
    readonly by: string;
    readonly file: string;
    readonly episode: string;
  }) => `${by} had ${service} link ${file} as ${episode}`,
  REQUEST_DECLINED: ({ by, comment }: { readonly by: string; readonly comment: string | null }) =>
    `${by} declined the request${comment === null ? "" : `: ${comment}`}`,
};

function failureWords(failure: string | null): string {
  return failure === null ? "" : `, which failed: ${failure}`;
}

function inWords(client: string | null): string {
  return client === null ? "" : ` in ${client}`;
}

type InEpisodes = (subject: Subject) => string;

/** The lines that name the episodes inside the sentence, by code. The others name them in brackets. */
const EPISODE_MESSAGES: Readonly<
  Partial<Record<keyof typeof HISTORY_MESSAGES, (params: never) => InEpisodes>>
> = {
  RELEASE_DATE_REACHED: () => subjectOf("aired", "aired"),
  IMPORT_STARTED: ({ service }: OfService) => objectOf(`${service} started to import `),
  FILE_IMPORTED: ({ service }: OfService) => objectOf(`${service} imported `, " into the library"),
  FILE_PRESENT: ({ service }: OfService) => objectOf(`${service} already had `),
  IMPORT_UNREPORTED: () =>
    subjectOf("was imported into the library", "were imported into the library"),
  FILE_MATCHED: ({ service }: OfService) => objectOf(`${service} recognised `),
  FILE_NOT_MATCHED: ({ service }: OfService) => objectOf(`${service} did not recognise `),
  MATCH_UNREPORTED: () => subjectOf("was recognised", "were recognised"),
  MATCH_AWAITED: () =>
    subjectOf(
      "was handed over to Shoko to be recognised",
      "were handed over to Shoko to be recognised",
    ),
  PLAYABLE: ({ service, isRecognised }: OfService & Recognised) =>
    readyOf(isRecognised, ` in ${service}`),
  READY: ({ isRecognised }: Recognised) => readyOf(isRecognised, ""),
  NOT_OUT_YET: () => subjectOf("had not aired yet", "had not aired yet"),
  NO_LONGER_PLAYABLE: ({ service }: OfService) => objectOf(`${service} stopped showing `),
};

function readyOf(isRecognised: boolean | undefined, where: string): InEpisodes {
  const ready = `became ready to watch${where}`;
  return isRecognised === true
    ? subjectOf(`was recognised by Shoko and ${ready}`, `were recognised by Shoko and ${ready}`)
    : subjectOf(ready, ready);
}

function subjectOf(one: string, several: string): InEpisodes {
  return ({ words, count }) => `${capitalise(words)} ${count > 1 ? several : one}`;
}

function objectOf(before: string, after = ""): InEpisodes {
  return ({ words }) => `${before}${words}${after}`;
}

/** Returns a line of the history; null if its code is not known. `subject`: the episodes, if the reader cannot know them. */
export function wordHistory(
  code: string | null,
  params: unknown,
  subject: Subject | null,
): string | null {
  const line = wordMessage(HISTORY_MESSAGES, code, params);
  if (line === null) return null;
  const inEpisodes = subject && wordMessage(EPISODE_MESSAGES, code, params);
  const named = inEpisodes ? inEpisodes(subject) : withSubject(line, subject, params);
  const reason = findReason(params);
  if (reason === null) return named;
  const clause = reasonClause(reason);
  return clause === null ? null : `${named}: ${clause}`;
}

/** Returns the line of one transition, without its episode. */
export function transitionWords({
  message,
  messageCode,
  messageParams,
}: {
  readonly message: string;
  readonly messageCode: string | null;
  readonly messageParams: unknown;
}): string {
  return wordHistory(messageCode, messageParams, null) ?? message;
}

/** "Download started (episodes 1 and 2)"; nothing is added if the line is about all episodes or gives their number. */
export function withSubject(line: string, subject: Subject | null, params: unknown): string {
  if (subject === null || subject.isAll) return line;
  const isCounted =
    typeof params === "object" &&
    params !== null &&
    "episodes" in params &&
    params.episodes === subject.count &&
    subject.count > 1;
  return isCounted ? line : `${line} (${subject.words})`;
}

/** The tracker sends a reason as text, or as a code with parameters. */
function findReason(params: unknown): Reason | null {
  return typeof params === "object" && params !== null && "reason" in params
    ? (params.reason as Reason | null)
    : null;
}
