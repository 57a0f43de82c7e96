import { ACTIONS, type ActionKind } from "../action.ts";
import type { MessageOf, NoParams, Sentences } from "./catalogue.ts";
import type { Reason } from "./reason.ts";

interface OfService {
  /** Name of the service as people write it, e.g. "Sonarr". */
  readonly service: string;
}

interface InClient {
  /** Name of the download client; null: not reported. */
  readonly client: string | null;
}

interface WithReason {
  /** Why; follows the sentence after a colon. */
  readonly reason: Reason | null;
}

/** Episodes air, and movies are released. */
interface OfKind {
  readonly isEpisode: boolean;
}

interface Recognised {
  /** Shoko had to recognise the file, and did. */
  readonly isRecognised: boolean;
}

/** Lines of the history that services cause. "Unreported": worked out from a later step. */
interface StepParams {
  REQUESTED: { readonly by: string | null };
  APPROVED: { readonly isAutomatic: boolean };
  SEARCHING_AGAIN: NoParams;
  RELEASE_DATE_REACHED: OfKind;
  RELEASE_GRABBED: OfService & {
    /** How many episodes the release is for; 0: not reported, or a movie. */
    readonly episodes: number;
    /** The attempt is not the first one. */
    readonly isAnother: boolean;
    /** Bytes. */
    readonly size: number | null;
    readonly indexer: string | null;
    /** Name of the release, which clients show below the sentence; null: not reported. */
    readonly releaseTitle: string | null;
  };
  GRAB_UNREPORTED: NoParams;
  DOWNLOAD_STARTED: InClient;
  DOWNLOAD_UNREPORTED: NoParams;
  DOWNLOAD_FINISHED: InClient;
  DOWNLOADED_NOT_IMPORTED: OfService;
  IMPORT_STARTED: OfService;
  FILE_IMPORTED: OfService;
  FILE_PRESENT: OfService;
  IMPORT_UNREPORTED: NoParams;
  FILE_HASHING: OfService;
  FILE_HASHED: OfService;
  FILE_MATCHED: OfService;
  FILE_NOT_MATCHED: OfService;
  MATCH_UNREPORTED: NoParams;
  MATCH_AWAITED: NoParams;
  PLAYABLE: OfService & Recognised;
  READY: Recognised;
  REPORTED_AVAILABLE: OfService;
  NO_LONGER_AVAILABLE: NoParams;
  NOT_OUT_YET: OfKind;
  DECLINED: OfService & { readonly isAutomatic: boolean };
  REQUEST_NOT_SENT: NoParams;
  DOWNLOAD_BROKEN: NoParams;
  /** `by`: the person who had the title deleted in the tracker. */
  REQUEST_REMOVED: { readonly by: string | null };
  TITLE_REMOVED: OfService;
  EPISODE_NOT_LISTED: OfService;
  NO_LONGER_PLAYABLE: OfService;
  FILE_DELETED: OfService;
  FILE_CONFIRMED_GONE: NoParams;
}

/** Lines of the history about what people had done. */
interface PersonParams {
  ACTION_PERFORMED: OfService & {
    readonly by: string;
    readonly action: ActionKind;
    /** Why the action failed, in the words of the services; null: the action did not fail. */
    readonly failure: string | null;
  };
  /** `as`: what the person said the release is, such as "S01E07"; null: what its name says. */
  RELEASE_CHOSEN: OfService & {
    readonly by: string;
    readonly release: string;
    readonly as: string | null;
    readonly failure: string | null;
  };
  /** `episode`: as the matcher names it, such as "episode 7 of Kumo no Machi". */
  FILE_LINKED_BY_HAND: OfService & {
    readonly by: string;
    readonly file: string;
    readonly episode: string;
  };
  REQUEST_DECLINED: { readonly by: string; readonly comment: string | null };
}

export type StepCode = keyof StepParams;
export type HistoryParams = {
  readonly [Code in StepCode]: StepParams[Code] & WithReason;
} & PersonParams;
export type HistoryMessage = MessageOf<HistoryParams>;

export const HISTORY_SENTENCES: Sentences<HistoryParams> = {
  REQUESTED: ({ by }) => (by === null ? "Requested" : `Requested by ${by}`),
  APPROVED: ({ isAutomatic }) => (isAutomatic ? "Approved automatically" : "Approved"),
  SEARCHING_AGAIN: () => "Back to searching",
  RELEASE_DATE_REACHED: ({ isEpisode }) => (isEpisode ? "Aired" : "Released"),
  RELEASE_GRABBED: (params) =>
    `${params.service} grabbed ${releaseWords(params)}${params.size === null ? "" : `, ${formatBytes(params.size)}`}${params.indexer === null ? "" : `, from ${params.indexer}`}`,
  GRAB_UNREPORTED: () => "A release was grabbed",
  DOWNLOAD_STARTED: ({ client }) => `Download started${inWords(client)}`,
  DOWNLOAD_UNREPORTED: () => "Downloaded without reported progress",
  DOWNLOAD_FINISHED: ({ client }) => `Download finished${inWords(client)}`,
  DOWNLOADED_NOT_IMPORTED: ({ service }) => `Downloaded, but ${service} could not import the file`,
  IMPORT_STARTED: ({ service }) => `${service} started to import the file`,
  FILE_IMPORTED: ({ service }) => `${service} imported the file into the library`,
  FILE_PRESENT: ({ service }) => `${service} already had the file`,
  IMPORT_UNREPORTED: () => "The file was imported into the library",
  FILE_HASHING: ({ service }) => `${service} started to read the file`,
  FILE_HASHED: ({ service }) => `${service} read the file and asked AniDB`,
  FILE_MATCHED: ({ service }) => `${service} recognised the file`,
  FILE_NOT_MATCHED: ({ service }) => `${service} did not recognise the file`,
  MATCH_UNREPORTED: () => "The file was recognised",
  MATCH_AWAITED: () => "Handed over to Shoko to be recognised",
  PLAYABLE: ({ service, isRecognised }) =>
    isRecognised
      ? `Recognised by Shoko and ready to watch in ${service}`
      : `Ready to watch in ${service}`,
  READY: ({ isRecognised }) =>
    isRecognised ? "Recognised by Shoko and ready to watch" : "Ready to watch",
  REPORTED_AVAILABLE: ({ service }) => `${service} reports the title as available`,
  NO_LONGER_AVAILABLE: () => "No longer available",
  NOT_OUT_YET: ({ isEpisode }) => (isEpisode ? "Had not aired yet" : "Was not released yet"),
  DECLINED: ({ isAutomatic, service }) =>
    isAutomatic ? `Declined automatically by ${service}` : "Declined",
  REQUEST_NOT_SENT: () => "The request could not be sent",
  DOWNLOAD_BROKEN: () => "The download failed",
  REQUEST_REMOVED: ({ by }) =>
    by === null ? "The request was withdrawn" : `The request was removed by ${by}`,
  TITLE_REMOVED: ({ service }) => `Removed from ${service}`,
  EPISODE_NOT_LISTED: ({ service }) => `${service} no longer lists the episode`,
  NO_LONGER_PLAYABLE: ({ service }) => `${service} stopped showing the title`,
  FILE_DELETED: ({ service }) => `The file was deleted in ${service}`,
  FILE_CONFIRMED_GONE: () => "The file was confirmed to be gone",
  ACTION_PERFORMED: ({ by, action, service, failure }) =>
    `${by} ${ACTIONS[action].summary(service)}${failureWords(failure)}`,
  RELEASE_CHOSEN: ({ by, service, release, as, failure }) =>
    `${by} had ${service} grab ${release}${as === null ? "" : ` as ${as}`}${failureWords(failure)}`,
  FILE_LINKED_BY_HAND: ({ by, service, file, episode }) =>
    `${by} had ${service} link ${file} as ${episode}`,
  REQUEST_DECLINED: ({ by, comment }) =>
    `${by} declined the request${comment === null ? "" : `: ${comment}`}`,
};

function failureWords(failure: string | null): string {
  return failure === null ? "" : `, which failed: ${failure}`;
}

function releaseWords({ episodes, isAnother }: { episodes: number; isAnother: boolean }): string {
  if (episodes > 1) return `a release with ${episodes} episodes`;
  return isAnother ? "another release" : "a release";
}

function inWords(client: string | null): string {
  return client === null ? "" : ` in ${client}`;
}

const UNITS = ["B", "kB", "MB", "GB", "TB"] as const;

function formatBytes(size: number): string {
  const power = size < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${UNITS[power]}`;
}
