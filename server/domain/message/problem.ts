import type { MessageOf, NoParams, Sentences } from "./catalogue.ts";

interface OfService {
  /** Name of the service that the problem is about, as people write it. */
  readonly service: string;
}

/** Why an arr refuses to import a download. */
export type BlockCause =
  | "no-space"
  | "no-permission"
  | "sample"
  | "sample-or-archive"
  | "maybe-sample"
  | "no-upgrade"
  | "no-video"
  | "unclear-name"
  | "other";

/** Why a download client paused a download by itself. */
export type PauseCause = "encrypted" | "duplicate";

/** Why something does not move. The codes are those of the API's `Problem.code`. */
export interface ProblemParams {
  SERVICE_UNREACHABLE: OfService;
  REMOVED_FROM_ARR: OfService;
  UNMANAGED: OfService;
  DOWNLOAD_FAILED: NoParams;
  REFUSED: OfService;
  NO_SPACE: NoParams;
  DOWNLOAD_ERROR: { readonly cause: "error" | "missing-files" };
  CATEGORY_MISMATCH: OfService;
  NOT_TRACKED_BY_ARR: OfService & { readonly isDownloaded: boolean };
  NO_METADATA: NoParams;
  FETCHING_METADATA: NoParams;
  STALLED: NoParams;
  NOT_RECEIVING: NoParams;
  /** `cause`: null if a person paused it, or the client gives no reason. */
  PAUSED: { readonly cause: PauseCause | null };
  QUEUED_IN_CLIENT: NoParams;
  PATH_MISMATCH: OfService;
  IMPORT_BLOCKED: { readonly cause: BlockCause };
  IMPORT_WAITS: OfService & { readonly cause: "title" | "unpacking" };
  IMPORT_OVERDUE: OfService;
  IMPORT_SLOW: OfService;
  FILE_MISSING: NoParams;
  LOST_BY_LIBRARY: OfService;
  ANIDB_BANNED: OfService;
  SHOKO_PAUSED: OfService;
  UNRECOGNISED_FILE: NoParams;
  HASHING: OfService;
  ASKING_ANIDB: OfService;
  NOT_SEEN_BY_SHOKO: OfService;
  SCAN_RUNNING: OfService;
  LIBRARY_EMPTY: OfService;
  FILE_DIFFERS: OfService;
  NOT_IN_LIBRARY: OfService & { readonly isMatched: boolean };
  WAITING_FOR_APPROVAL: NoParams;
  NOT_MONITORED: NoParams;
  NEVER_REACHED_ARR: OfService;
  /** `manager`: the service where the request was made. */
  SEASONS_NOT_SENT: OfService & {
    readonly manager: string;
    readonly seasons: readonly number[];
  };
  /** `seasons`: empty for the whole show. */
  NO_EPISODES_YET: OfService & { readonly seasons: readonly number[] };
  CLIENT_UNAVAILABLE: { readonly hasRelease: boolean };
  DELAYED: NoParams;
  QUALITY_BELOW_REQUEST: { readonly quality: string };
  INDEXERS_UNAVAILABLE: OfService;
  ALL_REFUSED: OfService & { readonly count: number };
  NOTHING_FOUND: NoParams;
  STILL_SEARCHING: OfService;
  NOT_RELEASED: { readonly isDated: boolean };
  NOT_AIRED: { readonly isDated: boolean };
}

export type ProblemMessage = MessageOf<ProblemParams>;

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

const PAUSE_SENTENCES: Readonly<Record<PauseCause | "none", string>> = {
  encrypted: "The download is paused: its archive is encrypted and needs a password.",
  duplicate: "The download is paused: the client considers it a duplicate of an earlier one.",
  none: "The download is paused.",
};

export const PROBLEM_SENTENCES: Sentences<ProblemParams> = {
  SERVICE_UNREACHABLE: ({ service }) =>
    `Cannot reach ${service} at the moment, so this may be out of date.`,
  REMOVED_FROM_ARR: ({ service }) =>
    `The title was removed from ${service}, so nothing is searching for it.`,
  UNMANAGED: ({ service }) =>
    `${service} no longer manages the title; the file was left where it is.`,
  DOWNLOAD_FAILED: () => "The download failed.",
  REFUSED: ({ service }) => `The request could not be sent to ${service}.`,
  NO_SPACE: () => "The disk is full.",
  DOWNLOAD_ERROR: ({ cause }) =>
    cause === "error"
      ? "The download client reports an error."
      : "The downloaded files are missing from the download folder.",
  CATEGORY_MISMATCH: ({ service }) =>
    `${service} no longer sees the download: its category in the download client has changed.`,
  NOT_TRACKED_BY_ARR: ({ service, isDownloaded }) =>
    isDownloaded
      ? `Downloaded, but ${service} no longer tracks the download and will not import it.`
      : `Still downloading, but ${service} no longer tracks the download.`,
  NO_METADATA: () => "The download has not started: no peer has sent its metadata yet.",
  FETCHING_METADATA: () => "The download begins as soon as a peer has sent its metadata.",
  STALLED: () => "The download has stalled: nobody offers the missing parts at the moment.",
  NOT_RECEIVING: () => "The download is not receiving any data at the moment.",
  PAUSED: ({ cause }) => PAUSE_SENTENCES[cause ?? "none"],
  QUEUED_IN_CLIENT: () => "The download is queued behind other downloads.",
  PATH_MISMATCH: ({ service }) =>
    `Downloaded, but ${service} cannot access the folder of the download.`,
  IMPORT_BLOCKED: ({ cause }) => `Downloaded, but ${BLOCK_CLAUSES[cause]}`,
  IMPORT_WAITS: ({ service, cause }) =>
    cause === "title"
      ? `Downloaded. ${service} waits for the title of the episode before the import.`
      : "Downloaded and still being unpacked.",
  IMPORT_OVERDUE: ({ service }) => `Downloaded, but ${service} has not imported the file.`,
  IMPORT_SLOW: ({ service }) => `${service} has been importing the file for a long time.`,
  FILE_MISSING: () => "The file is missing. Its disk may be disconnected at the moment.",
  LOST_BY_LIBRARY: ({ service }) =>
    `${service} no longer shows the title, although the file exists.`,
  ANIDB_BANNED: ({ service }) =>
    `AniDB does not answer ${service} for some hours, so no file can be recognised until then.`,
  SHOKO_PAUSED: ({ service }) => `${service} is paused, so the file is not recognised.`,
  UNRECOGNISED_FILE: () =>
    "The file is not recognised yet. AniDB may not know this release so far.",
  HASHING: ({ service }) =>
    `${service} is still reading the file: the file is large, or other files come first.`,
  ASKING_ANIDB: ({ service }) => `${service} has read the file and waits for the answer of AniDB.`,
  NOT_SEEN_BY_SHOKO: ({ service }) => `The file exists, but ${service} has not noticed it.`,
  SCAN_RUNNING: ({ service }) => `${service} is scanning its folders and will find the file.`,
  LIBRARY_EMPTY: ({ service }) =>
    `${service} shows no titles at all at the moment; its disks may be disconnected.`,
  FILE_DIFFERS: ({ service }) =>
    `${service} shows a file at this place, but its size differs from that of the imported one.`,
  NOT_IN_LIBRARY: ({ service, isMatched }) =>
    isMatched
      ? `The file was recognised, but ${service} does not show it yet.`
      : `The file exists, but ${service} does not show it yet.`,
  WAITING_FOR_APPROVAL: () => "The request is waiting for approval.",
  NOT_MONITORED: () => "Monitoring is off, so nothing is searching for the title.",
  NEVER_REACHED_ARR: ({ service }) =>
    `Approved, but the request never reached ${service}: nothing is searching for the title yet.`,
  SEASONS_NOT_SENT: ({ service, manager, seasons }) =>
    seasons.length === 1
      ? `Season ${seasons[0]} was added after the approval, and ${manager} has not sent it to ${service}.`
      : `Seasons ${listNumbers(seasons)} were added after the approval, and ${manager} has not sent them to ${service}.`,
  NO_EPISODES_YET: ({ service, seasons }) => `${service} has no episodes${ofSeasons(seasons)} yet.`,
  CLIENT_UNAVAILABLE: ({ hasRelease }) =>
    hasRelease
      ? "A release was found, but the download client cannot be reached."
      : "The download client cannot be reached, so nothing can be downloaded.",
  DELAYED: () => "A release was found and is held back for a while, in case a better one appears.",
  QUALITY_BELOW_REQUEST: ({ quality }) => `Requested in 4K; so far only ${quality} is available.`,
  INDEXERS_UNAVAILABLE: ({ service }) =>
    `${service} cannot reach any of its indexers, so no release can be found.`,
  ALL_REFUSED: ({ service, count }) =>
    count === 1
      ? `${service} found one release and rejected it.`
      : `${service} found ${count} releases and rejected all of them.`,
  NOTHING_FOUND: () => "No indexer offers a release at the moment.",
  STILL_SEARCHING: ({ service }) =>
    `${service} is searching for a release and has accepted none so far.`,
  NOT_RELEASED: ({ isDated }) =>
    isDated ? "Not released yet." : "Not released yet; no release date is known.",
  NOT_AIRED: ({ isDated }) => (isDated ? "Not aired yet." : "Not aired yet; no air date is known."),
};

const listFormat = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** [] → "", [2] → " of season 2", [2, 3] → " of seasons 2 and 3". */
function ofSeasons(seasons: readonly number[]): string {
  if (seasons.length === 0) return "";
  return ` of season${seasons.length === 1 ? "" : "s"} ${listNumbers(seasons)}`;
}

function listNumbers(numbers: readonly number[]): string {
  return listFormat.format(numbers.map(String));
}
