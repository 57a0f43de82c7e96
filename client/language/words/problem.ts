import { createArea } from "../area.ts";
import { listNumbers } from "../per-locale.ts";

interface OfService {
  readonly service: string;
}

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

const BLOCKED: Readonly<Record<BlockCause, string>> = {
  "no-space": "Downloaded, but the library has no free space.",
  "no-permission": "Downloaded, but the folder of the library is not writable.",
  sample: "Downloaded, but the file is only a sample.",
  "sample-or-archive":
    "Downloaded, but it contains only a sample, or an archive that cannot be unpacked.",
  "maybe-sample":
    "Downloaded, but it is not clear whether the file is only a sample; import it by hand.",
  "no-upgrade": "Downloaded, but the file is no better than the one in the library.",
  "no-video": "Downloaded, but the download contains no video that can be imported.",
  "unclear-name": "Downloaded, but its name does not identify the title; import it by hand.",
  other: "Downloaded, but the import was refused; import it by hand.",
};

type PauseCause = "encrypted" | "duplicate";

const PAUSED: Readonly<Record<PauseCause | "none", string>> = {
  encrypted: "The download is paused: its archive is encrypted and needs a password.",
  duplicate: "The download is paused: the client considers it a duplicate of an earlier one.",
  none: "The download is paused.",
};

/** Why something does not move, by the code of the problem. A second line says what that means. */
export const problems = createArea("problems", {
  REMOVED_FROM_ARR: "The title was removed from {service}, so nothing is searching for it.",
  UNMANAGED: "{service} no longer manages the title; the file was left where it is.",
  DOWNLOAD_FAILED: "The download failed.",
  REFUSED: "The request could not be sent to {service}.",
  NO_SPACE: "The disk is full.",
  DOWNLOAD_ERROR: ({ cause }: { readonly cause: "error" | "missing-files" }) =>
    cause === "error"
      ? "The download client reports an error."
      : "The downloaded files are missing from the download folder.",
  CATEGORY_MISMATCH:
    "{service} no longer sees the download: its category in the download client has changed.",
  NOT_TRACKED_BY_ARR: ({ service, isDownloaded }: OfService & { readonly isDownloaded: boolean }) =>
    isDownloaded
      ? `Downloaded, but ${service} no longer tracks the download and will not import it.`
      : `Still downloading, but ${service} no longer tracks the download.`,
  NO_METADATA: "The download has not started: no peer has sent its metadata yet.",
  FETCHING_METADATA: "The download begins as soon as a peer has sent its metadata.",
  STALLED: "The download has stalled: nobody offers the missing parts at the moment.",
  NOT_RECEIVING: "The download is not receiving any data at the moment.",
  PAUSED: ({ cause }: { readonly cause?: PauseCause | null }) => PAUSED[cause ?? "none"],
  QUEUED_IN_CLIENT: "The download is queued behind other downloads.",
  PATH_MISMATCH: "Downloaded, but {service} cannot access the folder of the download.",
  IMPORT_BLOCKED: ({ cause }: { readonly cause: BlockCause }) => BLOCKED[cause],
  IMPORT_WAITS: ({ service, cause }: OfService & { readonly cause: "title" | "unpacking" }) =>
    cause === "title"
      ? `Downloaded.\n${service} waits for the title of the episode before the import.`
      : "Downloaded and still being unpacked.",
  IMPORT_OVERDUE: "Downloaded, but {service} has not imported the file.",
  IMPORT_SLOW: "{service} has been importing the file for a long time.",
  FILE_MISSING: "The file is missing.\nIts disk may be disconnected at the moment.",
  LOST_BY_LIBRARY: "{service} no longer shows the title, although the file exists.",
  ANIDB_BANNED:
    "AniDB does not answer {service} for some hours, so no file can be recognised until then.",
  SHOKO_PAUSED: "{service} is paused, so the file is not recognised.",
  UNRECOGNISED_FILE: "The file is not recognised yet.\nAniDB may not know this release so far.",
  HASHING: "{service} is still reading the file: the file is large, or other files come first.",
  ASKING_ANIDB: "{service} has read the file and waits for the answer of AniDB.",
  NOT_SEEN_BY_SHOKO: "The file exists, but {service} has not noticed it.",
  SCAN_RUNNING: "{service} is scanning its folders and will find the file.",
  LIBRARY_EMPTY: "{service} shows no titles at all at the moment; its disks may be disconnected.",
  FILE_DIFFERS:
    "{service} shows a file at this place, but its size differs from that of the imported one.",
  NOT_IN_LIBRARY: ({ service, isMatched }: OfService & { readonly isMatched: boolean }) =>
    isMatched
      ? `The file was recognised, but ${service} does not show it yet.`
      : `The file exists, but ${service} does not show it yet.`,
  WAITING_FOR_APPROVAL: "The request is waiting for approval.",
  NOT_MONITORED: "Monitoring is off, so nothing is searching for the title.",
  NEVER_REACHED_ARR:
    "Approved, but the request never reached {service}: nothing is searching for the title yet.",
  SEASONS_NOT_SENT: ({
    service,
    manager,
    seasons,
  }: OfService & { readonly manager: string; readonly seasons: readonly number[] }) =>
    seasons.length === 1
      ? `Season ${seasons[0]} was added after the approval, and ${manager} has not sent it to ${service}.`
      : `Seasons ${listNumbers(seasons)} were added after the approval, and ${manager} has not sent them to ${service}.`,
  NO_EPISODES_YET: ({ service, seasons }: OfService & { readonly seasons: readonly number[] }) => {
    if (seasons.length === 0) return `${service} has no episodes yet.`;
    return seasons.length === 1
      ? `${service} has no episodes of season ${seasons[0]} yet.`
      : `${service} has no episodes of seasons ${listNumbers(seasons)} yet.`;
  },
  CLIENT_UNAVAILABLE: ({ hasRelease }: { readonly hasRelease: boolean }) =>
    hasRelease
      ? "A release was found, but the download client cannot be reached."
      : "The download client cannot be reached, so nothing can be downloaded.",
  DELAYED: "A release was found and is held back for a while, in case a better one appears.",
  QUALITY_BELOW_REQUEST: "Requested in 4K; so far only {quality} is available.",
  INDEXERS_UNAVAILABLE: "{service} cannot reach any of its indexers, so no release can be found.",
  ALL_REFUSED: ({ service, count }: OfService & { readonly count: number }) =>
    count === 1
      ? `${service} found one release and rejected it.`
      : `${service} found ${count} releases and rejected all of them.`,
  NOTHING_FOUND: "No indexer offers a release at the moment.",
  STILL_SEARCHING: "{service} is searching for a release and has accepted none so far.",
  NOT_RELEASED: ({ isDated }: { readonly isDated: boolean }) =>
    isDated ? "Not released yet." : "Not released yet; no release date is known.",
  NOT_AIRED: ({ isDated }: { readonly isDated: boolean }) =>
    isDated ? "Not aired yet." : "Not aired yet; no air date is known.",
  SERVICE_UNREACHABLE: "Cannot reach {service}, so this may be out of date.",
});

/** When problems end, and what they affect. */
export const problemWords = createArea("problemWords", {
  unreachableSince: "Cannot reach {service} since {time}, so this may be out of date.",
  airs: "airs {day}",
  comesOut: "will be released {day}",
  nextSearchAnyMoment: "next search any moment",
  endsAnyMoment: "ends any moment",
  forAnother: "for another {time}",
  nextSearch: "next search {time}",
  until: "until {time}",
  allEpisodes: "All {count} episodes",
  since: "since {time}",
  technicalDetails: "Technical details",
  openInService: "Open in the service",
});
