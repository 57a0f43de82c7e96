import { wordMessage } from "./message.ts";
import { listWords } from "./sentence.ts";

interface OfService {
  readonly service: string;
}

/** What is wrong; or what is wrong, and what that means. */
type ProblemSentences = string | readonly [string, string];

type BlockCause =
  | "no-space"
  | "no-permission"
  | "sample"
  | "sample-or-archive"
  | "maybe-sample"
  | "no-upgrade"
  | "no-video"
  | "unclear-name"
  | "other";

const BLOCK_CLAUSES: Readonly<Record<BlockCause, string>> = {
  "no-space": "the library has no free space.",
  "no-permission": "the folder of the library is not writable.",
  sample: "the file is only a sample.",
  "sample-or-archive": "it contains only a sample, or an archive that cannot be unpacked.",
  "maybe-sample": "it is not clear whether the file is only a sample; import it by hand.",
  "no-upgrade": "the file is no better than the one in the library.",
  "no-video": "the download contains no video that can be imported.",
  "unclear-name": "its name does not identify the title; import it by hand.",
  other: "the import was refused; import it by hand.",
};

type PauseCause = "encrypted" | "duplicate";

const PAUSE_SENTENCES: Readonly<Record<PauseCause | "none", string>> = {
  encrypted: "The download is paused: its archive is encrypted and needs a password.",
  duplicate: "The download is paused: the client considers it a duplicate of an earlier one.",
  none: "The download is paused.",
};

/** Why something does not move, by the code of the problem. SERVICE_UNREACHABLE is worded in problem-words.ts. */
export const PROBLEM_MESSAGES = {
  REMOVED_FROM_ARR: ({ service }: OfService): ProblemSentences =>
    `The title was removed from ${service}, so nothing is searching for it.`,
  UNMANAGED: ({ service }: OfService): ProblemSentences =>
    `${service} no longer manages the title; the file was left where it is.`,
  DOWNLOAD_FAILED: (): ProblemSentences => "The download failed.",
  REFUSED: ({ service }: OfService): ProblemSentences =>
    `The request could not be sent to ${service}.`,
  NO_SPACE: (): ProblemSentences => "The disk is full.",
  DOWNLOAD_ERROR: ({ cause }: { readonly cause: "error" | "missing-files" }): ProblemSentences =>
    cause === "error"
      ? "The download client reports an error."
      : "The downloaded files are missing from the download folder.",
  CATEGORY_MISMATCH: ({ service }: OfService): ProblemSentences =>
    `${service} no longer sees the download: its category in the download client has changed.`,
  NOT_TRACKED_BY_ARR: ({
    service,
    isDownloaded,
  }: OfService & { readonly isDownloaded: boolean }): ProblemSentences =>
    isDownloaded
      ? `Downloaded, but ${service} no longer tracks the download and will not import it.`
      : `Still downloading, but ${service} no longer tracks the download.`,
  NO_METADATA: (): ProblemSentences =>
    "The download has not started: no peer has sent its metadata yet.",
  FETCHING_METADATA: (): ProblemSentences =>
    "The download begins as soon as a peer has sent its metadata.",
  STALLED: (): ProblemSentences =>
    "The download has stalled: nobody offers the missing parts at the moment.",
  NOT_RECEIVING: (): ProblemSentences => "The download is not receiving any data at the moment.",
  PAUSED: ({ cause }: { readonly cause?: PauseCause | null }): ProblemSentences =>
    PAUSE_SENTENCES[cause ?? "none"],
  QUEUED_IN_CLIENT: (): ProblemSentences => "The download is queued behind other downloads.",
  PATH_MISMATCH: ({ service }: OfService): ProblemSentences =>
    `Downloaded, but ${service} cannot access the folder of the download.`,
  IMPORT_BLOCKED: ({ cause }: { readonly cause: BlockCause }): ProblemSentences =>
    `Downloaded, but ${BLOCK_CLAUSES[cause]}`,
  IMPORT_WAITS: ({
    service,
    cause,
  }: OfService & { readonly cause: "title" | "unpacking" }): ProblemSentences =>
    cause === "title"
      ? ["Downloaded.", `${service} waits for the title of the episode before the import.`]
      : "Downloaded and still being unpacked.",
  IMPORT_OVERDUE: ({ service }: OfService): ProblemSentences =>
    `Downloaded, but ${service} has not imported the file.`,
  IMPORT_SLOW: ({ service }: OfService): ProblemSentences =>
    `${service} has been importing the file for a long time.`,
  FILE_MISSING: (): ProblemSentences => [
    "The file is missing.",
    "Its disk may be disconnected at the moment.",
  ],
  LOST_BY_LIBRARY: ({ service }: OfService): ProblemSentences =>
    `${service} no longer shows the title, although the file exists.`,
  ANIDB_BANNED: ({ service }: OfService): ProblemSentences =>
    `AniDB does not answer ${service} for some hours, so no file can be recognised until then.`,
  SHOKO_PAUSED: ({ service }: OfService): ProblemSentences =>
    `${service} is paused, so the file is not recognised.`,
  UNRECOGNISED_FILE: (): ProblemSentences => [
    "The file is not recognised yet.",
    "AniDB may not know this release so far.",
  ],
  HASHING: ({ service }: OfService): ProblemSentences =>
    `${service} is still reading the file: the file is large, or other files come first.`,
  ASKING_ANIDB: ({ service }: OfService): ProblemSentences =>
    `${service} has read the file and waits for the answer of AniDB.`,
  NOT_SEEN_BY_SHOKO: ({ service }: OfService): ProblemSentences =>
    `The file exists, but ${service} has not noticed it.`,
  SCAN_RUNNING: ({ service }: OfService): ProblemSentences =>
    `${service} is scanning its folders and will find the file.`,
  LIBRARY_EMPTY: ({ service }: OfService): ProblemSentences =>
    `${service} shows no titles at all at the moment; its disks may be disconnected.`,
  FILE_DIFFERS: ({ service }: OfService): ProblemSentences =>
    `${service} shows a file at this place, but its size differs from that of the imported one.`,
  NOT_IN_LIBRARY: ({
    service,
    isMatched,
  }: OfService & { readonly isMatched: boolean }): ProblemSentences =>
    isMatched
      ? `The file was recognised, but ${service} does not show it yet.`
      : `The file exists, but ${service} does not show it yet.`,
  WAITING_FOR_APPROVAL: (): ProblemSentences => "The request is waiting for approval.",
  NOT_MONITORED: (): ProblemSentences =>
    "Monitoring is off, so nothing is searching for the title.",
  NEVER_REACHED_ARR: ({ service }: OfService): ProblemSentences =>
    `Approved, but the request never reached ${service}: nothing is searching for the title yet.`,
  SEASONS_NOT_SENT: ({
    service,
    manager,
    seasons,
  }: OfService & {
    readonly manager: string;
    readonly seasons: readonly number[];
  }): ProblemSentences =>
    seasons.length === 1
      ? `Season ${seasons[0]} was added after the approval, and ${manager} has not sent it to ${service}.`
      : `Seasons ${listWords(seasons.map(String))} were added after the approval, and ${manager} has not sent them to ${service}.`,
  NO_EPISODES_YET: ({
    service,
    seasons,
  }: OfService & { readonly seasons: readonly number[] }): ProblemSentences =>
    `${service} has no episodes${ofSeasons(seasons)} yet.`,
  CLIENT_UNAVAILABLE: ({ hasRelease }: { readonly hasRelease: boolean }): ProblemSentences =>
    hasRelease
      ? "A release was found, but the download client cannot be reached."
      : "The download client cannot be reached, so nothing can be downloaded.",
  DELAYED: (): ProblemSentences =>
    "A release was found and is held back for a while, in case a better one appears.",
  QUALITY_BELOW_REQUEST: ({ quality }: { readonly quality: string }): ProblemSentences =>
    `Requested in 4K; so far only ${quality} is available.`,
  INDEXERS_UNAVAILABLE: ({ service }: OfService): ProblemSentences =>
    `${service} cannot reach any of its indexers, so no release can be found.`,
  ALL_REFUSED: ({ service, count }: OfService & { readonly count: number }): ProblemSentences =>
    count === 1
      ? `${service} found one release and rejected it.`
      : `${service} found ${count} releases and rejected all of them.`,
  NOTHING_FOUND: (): ProblemSentences => "No indexer offers a release at the moment.",
  STILL_SEARCHING: ({ service }: OfService): ProblemSentences =>
    `${service} is searching for a release and has accepted none so far.`,
  NOT_RELEASED: ({ isDated }: { readonly isDated: boolean }): ProblemSentences =>
    isDated ? "Not released yet." : "Not released yet; no release date is known.",
  NOT_AIRED: ({ isDated }: { readonly isDated: boolean }): ProblemSentences =>
    isDated ? "Not aired yet." : "Not aired yet; no air date is known.",
};

/** Worded around the time since when the service is away, where that time is shown. */
export const UNREACHABLE_MESSAGES = {
  SERVICE_UNREACHABLE: ({ service }: OfService) => ({
    before: `Cannot reach ${service}`,
    after: ", so this may be out of date.",
  }),
};

interface SentProblem {
  readonly code: string;
  readonly message: string;
  readonly messageParams: unknown;
}

interface ProblemText {
  /** To be read first. */
  readonly first: string;
  /** May be empty. */
  readonly rest: string;
}

/** Returns the sentences of a problem. A problem without parameters has the sentence of the tracker. */
export function problemText({ code, message, messageParams }: SentProblem): ProblemText {
  const unreachable = unreachableText({ code, messageParams });
  if (unreachable !== null) return { first: `${unreachable.before}${unreachable.after}`, rest: "" };
  const words = wordMessage(PROBLEM_MESSAGES, code, messageParams) ?? message;
  return typeof words === "string"
    ? { first: words, rest: "" }
    : { first: words[0], rest: words[1] };
}

/** Returns what stands before and after the time in "Cannot reach Sonarr since 14:02, so this may be out of date."; null for other problems. */
export function unreachableText({ code, messageParams }: Omit<SentProblem, "message">) {
  return wordMessage(UNREACHABLE_MESSAGES, code, messageParams);
}

/** [] → "", [2] → " of season 2", [2, 3] → " of seasons 2 and 3". */
function ofSeasons(seasons: readonly number[]): string {
  if (seasons.length === 0) return "";
  return ` of season${seasons.length === 1 ? "" : "s"} ${listWords(seasons.map(String))}`;
}
