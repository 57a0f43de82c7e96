import type { Move } from "./machine/move.ts";
import type { MessageOf } from "./message/catalogue.ts";
import type { HistoryMessage, HistoryParams } from "./message/history.ts";
import { isReason, type Reason, type ReasonMessage } from "./message/reason.ts";
import { releaseOf, releaseTitleOf, type Observation } from "./observation/observation.ts";
import type { State } from "./state.ts";

/** The names that a line of the history uses. */
export interface HistoryNames {
  /** The service as people write it, e.g. "Sonarr". */
  readonly service: string;
  readonly requestedBy: string | null;
}

/** Describes a move as a line of the history. */
export function describeMove(
  move: Move,
  observation: Observation,
  names: HistoryNames,
): HistoryMessage {
  const reason = isRestated(move.reason) ? null : move.reason;
  const { service } = names;
  switch (move.to) {
    case "REQUESTED":
      return { code: "REQUESTED", params: { by: names.requestedBy, reason } };
    case "APPROVED":
      return describeApproval(move, observation, reason);
    case "GRABBING":
      return move.inferred
        ? { code: "GRAB_UNREPORTED", params: { reason } }
        : {
            code: "RELEASE_GRABBED",
            params: { ...grabParams(move, observation, service), reason },
          };
    case "DOWNLOADING":
      return move.inferred
        ? { code: "DOWNLOAD_UNREPORTED", params: { reason } }
        : { code: "DOWNLOAD_STARTED", params: { client: clientOf(observation), reason } };
    case "DOWNLOADED":
      if (observation.kind === "blocked")
        return { code: "DOWNLOADED_NOT_IMPORTED", params: { service, reason } };
      return {
        code: "DOWNLOAD_FINISHED",
        params: { client: move.inferred ? null : clientOf(observation), reason },
      };
    case "IMPORTING":
      return describeImport(move, observation, { service, reason });
    case "ANIME_MATCHING":
      return describeMatching(move, observation, { service, reason });
    case "AVAILABLE":
      return describeReady(move, observation, { service, reason });
    case "UNAIRED":
      return { code: "NOT_OUT_YET", params: { isEpisode: isEpisode(observation), reason } };
    case "DECLINED":
      return {
        code: "DECLINED",
        params: { service, isAutomatic: isAutomatic(observation), reason },
      };
    case "FAILED":
      return observation.kind === "refused-by-arr"
        ? { code: "REQUEST_NOT_SENT", params: { reason } }
        : { code: "DOWNLOAD_BROKEN", params: { reason } };
    case "DELETED":
      return describeDeletion(observation, { service, reason }, move.reason);
  }
}

/** Reasons that say no more than the line of the move that they cause. */
const RESTATED: ReadonlySet<string> = new Set<ReasonMessage["code"]>([
  "REQUEST_WITHDRAWN",
  "DECLINED_BY",
  "CONFIRMED_GONE",
  "FILE_GONE",
  "NOT_LISTED",
  "NOT_IN_LIBRARY_ANY_MORE",
  "SHOKO_READS_FILE",
  "SHOKO_ASKS_ANIDB",
  "SHOKO_FOUND_NO_MATCH",
  "AWAITS_LIBRARY",
]);

function isRestated(reason: Reason | null): boolean {
  return typeof reason === "object" && reason !== null && RESTATED.has(reason.code);
}

const AFTER_GRAB: readonly (State | null)[] = [
  "GRABBING",
  "DOWNLOADING",
  "DOWNLOADED",
  "IMPORTING",
];

function describeApproval(
  move: Move,
  observation: Observation,
  reason: Reason | null,
): HistoryMessage {
  if (isAttemptOver(observation) || AFTER_GRAB.includes(move.from))
    return { code: "SEARCHING_AGAIN", params: { reason } };
  if (move.from === "UNAIRED")
    return { code: "RELEASE_DATE_REACHED", params: { isEpisode: isEpisode(observation), reason } };
  if (move.from === "AVAILABLE") return { code: "NO_LONGER_AVAILABLE", params: { reason } };
  return {
    code: "APPROVED",
    params: { isAutomatic: !move.inferred && isAutomatic(observation), reason },
  };
}

/** The download ended without a file, or the file is another one's now. */
function isAttemptOver({ kind }: Observation): boolean {
  return kind === "download-removed" || kind === "file-deleted";
}

function isEpisode({ keys }: Observation): boolean {
  return keys.mediaType === "TV";
}

function isAutomatic(observation: Observation): boolean {
  return "isAutomatic" in observation && observation.isAutomatic;
}

function grabParams(move: Move, observation: Observation, service: string) {
  const release = releaseOf(observation);
  return {
    service,
    episodes: observation.keys.episodes?.length ?? 0,
    isAnother: move.attempt > 1,
    size: release?.size ?? null,
    indexer: release?.indexer ?? null,
    releaseTitle: releaseTitleOf(observation) ?? null,
  };
}

function clientOf(observation: Observation): string | null {
  return releaseOf(observation)?.client ?? null;
}

type StepParams = MessageOf<HistoryParams, "FILE_IMPORTED">["params"];

function describeImport(move: Move, observation: Observation, params: StepParams): HistoryMessage {
  if (observation.kind === "import-started") return { code: "IMPORT_STARTED", params };
  if (move.inferred) return { code: "IMPORT_UNREPORTED", params: { reason: params.reason } };
  return { code: observation.event === "hasFile" ? "FILE_PRESENT" : "FILE_IMPORTED", params };
}

function describeReady(move: Move, observation: Observation, params: StepParams): HistoryMessage {
  const isRecognised = move.isRecognised === true;
  if (observation.kind === "playable")
    return { code: "PLAYABLE", params: { ...params, isRecognised } };
  return move.attempt === 0
    ? { code: "REPORTED_AVAILABLE", params }
    : { code: "READY", params: { isRecognised, reason: params.reason } };
}

function describeMatching(
  move: Move,
  observation: Observation,
  params: StepParams,
): HistoryMessage {
  const { reason } = params;
  if (move.inferred) return { code: "MATCH_UNREPORTED", params: { reason } };
  switch (observation.kind) {
    case "hashing":
      return { code: "FILE_HASHING", params };
    case "hashed":
      return { code: "FILE_HASHED", params };
    case "matched":
      return { code: "FILE_MATCHED", params };
    case "unmatched":
      return { code: "FILE_NOT_MATCHED", params };
    default:
      return { code: "MATCH_AWAITED", params: { reason } };
  }
}

function describeDeletion(
  observation: Observation,
  params: StepParams,
  given: Reason | null,
): HistoryMessage {
  switch (observation.kind) {
    case "withdrawn": {
      const { reason } = params;
      return { code: "REQUEST_REMOVED", params: { by: withdrawnBy(given), reason } };
    }
    case "library-lost":
      return { code: "NO_LONGER_PLAYABLE", params };
    case "removed-from-arr":
      return { code: "TITLE_REMOVED", params };
    case "not-listed":
      return { code: "EPISODE_NOT_LISTED", params };
    case "file-deleted":
      return observation.isConfirmed === true
        ? { code: "FILE_CONFIRMED_GONE", params: { reason: params.reason } }
        : { code: "FILE_DELETED", params };
    default:
      return { code: "FILE_DELETED", params };
  }
}

function withdrawnBy(reason: Reason | null): string | null {
  return isReason(reason, "REQUEST_WITHDRAWN") ? reason.params.by : null;
}
