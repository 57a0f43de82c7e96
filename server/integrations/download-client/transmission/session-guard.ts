const SESSION_HEADER = "x-transmission-session-id";
/** Only 4.1 and later send this header with a 409. */
const VERSION_HEADER = "x-transmission-rpc-version";

/** JSON-RPC 2.0 in snake case, or the protocol before 4.1. */
export type Dialect = "json-rpc" | "legacy";

/**
 * Handles Transmission's protection against forged requests: a call without the current session id is answered with 409
 * and that id.
 */
export interface SessionGuard {
  readonly fetch: typeof fetch;
  headers(): Record<string, string>;
  /** The protocol that the server last announced; "legacy" at first. */
  dialect(): Dialect;
}

/** Repeats a call once after a 409, so that the caller sees a single call and response. */
export function createSessionGuard(inner: typeof fetch): SessionGuard {
  let sessionId: string | null = null;
  let dialect: Dialect = "legacy";

  function updateSession(response: Response): boolean {
    const given = response.headers.get(SESSION_HEADER);
    if (response.status !== 409 || given === null || given === sessionId) return false;
    sessionId = given;
    dialect = response.headers.has(VERSION_HEADER) ? "json-rpc" : "legacy";
    return true;
  }

  return {
    async fetch(input, init) {
      const response = await inner(input, init);
      if (!updateSession(response) || sessionId === null) return response;
      await response.body?.cancel();
      const headers = new Headers(init?.headers);
      headers.set(SESSION_HEADER, sessionId);
      return inner(input, { ...init, headers });
    },
    headers: () => (sessionId === null ? {} : { [SESSION_HEADER]: sessionId }),
    dialect: () => dialect,
  };
}
