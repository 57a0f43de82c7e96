import type { Reason } from "../message/reason.ts";
import type { DownloadObservation } from "./download.ts";
import type { ReleaseFacts, TransferFacts } from "./facts.ts";
import type { FileObservation } from "./file.ts";
import type { ObservationKind } from "./kind.ts";
import type { RequestObservation } from "./request.ts";
import type { TitleObservation } from "./title.ts";

/**
 * A fact that a service reported, whatever the channel: one member per kind, with the facts of that kind. A webhook and
 * a poll that report the same fact give the same observation, so that reconciling is replaying. Plain data: it can be
 * stored as JSON and applied later (server/store/column/pending-observation.ts).
 */
export type Observation =
  | RequestObservation
  | TitleObservation
  | DownloadObservation
  | FileObservation;

/** The member of the union with this kind. */
export type ObservationOf<Kind extends ObservationKind> = Extract<
  Observation,
  { readonly kind: Kind }
>;

/** Returns the reason, e.g. why a download failed; null: the kind has none, or none was given. */
export function reasonOf(observation: Observation): Reason | null {
  // There a text is the arr's code, such as "manual", and no explanation.
  if (observation.kind === "file-deleted" && typeof observation.reason === "string") return null;
  return "reason" in observation ? (observation.reason ?? null) : null;
}

/** Returns the release an observation reports; undefined: its kind has none, or it was not reported. */
export function releaseOf(observation: Observation): ReleaseFacts | undefined {
  return "release" in observation ? observation.release : undefined;
}

/** Returns the name of the release, from its facts or from the keys. */
export function releaseTitleOf(observation: Observation): string | undefined {
  return releaseOf(observation)?.title ?? observation.keys.releaseTitle;
}

/** Returns the state of the transfer; undefined: its kind has none, or it was not reported. */
export function transferOf(observation: Observation): TransferFacts | undefined {
  return "transfer" in observation ? observation.transfer : undefined;
}

/** Returns whether the arr's queue lists the download at the moment. */
export function isInQueue(observation: Observation): boolean {
  return "isInQueue" in observation && observation.isInQueue;
}
