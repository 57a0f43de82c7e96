/** Retries that Shoko makes by itself before it gives a file up (its setting MaxAutoScanAttemptsPerFile). */
const MAX_ATTEMPTS = 15;

export const UNRECOGNISED = "Shoko does not recognise the file yet";

/** Why a file is not recognised, as far as Shoko tells. */
export interface Miss {
  readonly attempts?: number | undefined;
  readonly isBanned?: boolean | undefined;
  /** Nobody told of a try, and Shoko's queue has work left. */
  readonly isQueueBusy?: boolean | undefined;
}

/** Lines for an admin; undefined when nothing is known. */
export function describeMiss({ attempts, isBanned }: Miss): readonly string[] | undefined {
  const lines = [
    ...(attempts === undefined ? [] : [`attempt ${attempts} of ${MAX_ATTEMPTS}`]),
    ...(isBanned ? ["AniDB has banned this server for a while"] : []),
  ];
  return lines.length > 0 ? lines : undefined;
}
