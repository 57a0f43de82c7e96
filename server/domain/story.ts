import type { Move } from "./machine/move.ts";
import { releaseOf, type Observation } from "./observation/observation.ts";
import type { State } from "./state.ts";

/** Whom a sentence names as its subject. */
export interface StoryWords {
  /** The service as people call it, e.g. "Sonarr". */
  readonly service: string;
  readonly requestedBy: string | null;
}

/** One line of the history in plain words, for the person who asked. */
export function describe(move: Move, observation: Observation, words: StoryWords): string {
  const line = describeStep(move, observation, words);
  return move.reason === null || line.includes(move.reason) ? line : `${line}: ${move.reason}`;
}

function describeStep(
  move: Move,
  observation: Observation,
  { service, requestedBy }: StoryWords,
): string {
  switch (move.to) {
    case "REQUESTED":
      return requestedBy === null ? "Requested" : `Requested by ${requestedBy}`;
    case "APPROVED":
      return describeApproval(move, observation);
    case "GRABBING":
      return move.inferred ? "A release was found" : describeGrab(move, observation, service);
    case "DOWNLOADING":
      return move.inferred
        ? "Downloaded without being watched"
        : `Download started${inClient(observation)}`;
    case "DOWNLOADED":
      return observation.kind === "blocked"
        ? `Downloaded, but ${service} could not import it`
        : move.inferred
          ? "The download finished"
          : `Download finished${inClient(observation)}`;
    case "IMPORTING":
      return describeImport(move, observation, service);
    case "ANIME_MATCHING":
      return describeMatching(move, observation, service);
    case "AVAILABLE":
      return observation.kind === "playable" ? `Ready: ${service} can play it` : "Ready to watch";
    case "UNAIRED":
      return "Not out yet";
    case "DECLINED":
      return observation.kind === "declined" && observation.isAutomatic === true
        ? `Declined automatically by ${service}`
        : "Declined";
    case "FAILED":
      return observation.kind === "refused-by-arr"
        ? "It could not be handed over"
        : "The download failed";
    case "DELETED":
      return describeDeletion(observation, service);
  }
}

const BEHIND: readonly (State | null)[] = ["GRABBING", "DOWNLOADING", "DOWNLOADED", "IMPORTING"];

function describeApproval(move: Move, observation: Observation): string {
  if (observation.kind === "download-removed") return "Back to searching";
  if (BEHIND.includes(move.from)) return "Back to searching";
  if (move.from === "UNAIRED") return "It is out now";
  if (move.inferred) return "Approved";
  return observation.kind === "approved" && observation.isAutomatic === true
    ? "Approved automatically"
    : "Approved";
}

function describeGrab(move: Move, observation: Observation, service: string): string {
  const release = releaseOf(observation);
  const count = observation.keys.episodes?.length ?? 0;
  const what =
    count > 1
      ? `a release with ${count} episodes`
      : move.attempt > 1
        ? "another release"
        : "a release";
  const size = release?.size === undefined ? "" : `, ${bytes(release.size)}`;
  const where = release?.indexer === undefined ? "" : `, on ${release.indexer}`;
  return `${service} found ${what}${size}${where}`;
}

function inClient(observation: Observation): string {
  const client = releaseOf(observation)?.client;
  return client === undefined ? "" : ` in ${client}`;
}

function describeImport(move: Move, observation: Observation, service: string): string {
  if (observation.kind === "import-started") return `${service} is moving it into the library`;
  if (move.inferred) return "It reached the library folder";
  return observation.event === "hasFile"
    ? `${service} has the file`
    : `${service} moved it into the library`;
}

function describeMatching(move: Move, observation: Observation, service: string): string {
  if (move.inferred) return "It was matched";
  switch (observation.kind) {
    case "hashing":
      return `${service} is reading the file`;
    case "hashed":
      return `${service} has read the file and asks AniDB`;
    case "matched":
      return `${service} recognised it`;
    case "unmatched":
      return `${service} does not recognise it yet`;
    default:
      return "Waiting for Shoko to recognise it";
  }
}

function describeDeletion(observation: Observation, service: string): string {
  switch (observation.kind) {
    case "withdrawn":
      // Somebody had it deleted here: the reason says who.
      return observation.channel === "PERSON" && observation.reason !== undefined
        ? `The request was ${observation.reason}`
        : "The request was withdrawn";
    case "library-lost":
      return `${service} no longer has it`;
    case "removed-from-arr":
      return `Removed in ${service}`;
    default:
      return `The file was deleted in ${service}`;
  }
}

const UNITS = ["B", "kB", "MB", "GB", "TB"] as const;

function bytes(size: number): string {
  const power = size < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${UNITS[power]}`;
}
