import type { Config } from "./config.ts";

/** Default polling intervals. */
const DEFAULT_PACE = { pollSeconds: 2, verifySeconds: 15, reconcileSeconds: 60 };

/** Returns the polling intervals of the settings, in seconds. */
export function paceOf({
  pollSeconds,
  verifySeconds,
  reconcileSeconds,
}: Config): typeof DEFAULT_PACE {
  return {
    pollSeconds: pollSeconds ?? DEFAULT_PACE.pollSeconds,
    verifySeconds: verifySeconds ?? DEFAULT_PACE.verifySeconds,
    reconcileSeconds: reconcileSeconds ?? DEFAULT_PACE.reconcileSeconds,
  };
}
