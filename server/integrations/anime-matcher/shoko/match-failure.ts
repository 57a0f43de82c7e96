import { plainReason } from "../../../domain/message/reason.ts";

/** Number of attempts before Shoko gives a file up (its setting MaxAutoScanAttemptsPerFile). */
const MAX_ATTEMPTS = 15;

export const UNRECOGNISED = plainReason("SHOKO_FOUND_NO_MATCH");

/** Why a file is not recognised, as far as Shoko reports it. */
export interface MatchFailure {
  readonly attempts?: number | undefined;
  readonly isBanned?: boolean | undefined;
  /** No attempt was reported, and Shoko's queue is not empty. */
  readonly isQueueBusy?: boolean | undefined;
}

/** Lines for an admin; undefined when nothing is known. */
export function describeMatchFailure({
  attempts,
  isBanned,
}: MatchFailure): readonly string[] | undefined {
  const lines = [
    ...(attempts === undefined ? [] : [`attempt ${attempts} of ${MAX_ATTEMPTS}`]),
    ...(isBanned ? ["AniDB has banned this server for a while"] : []),
  ];
  return lines.length > 0 ? lines : undefined;
}
