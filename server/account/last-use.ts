/** How exactly the last use of a session, token, link or account is known. Bounds the writes. */
const STEP_MS = 5 * 60_000;

/** Whether a use at `now` has to be stored. */
export function isUseToStore(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > STEP_MS;
}
