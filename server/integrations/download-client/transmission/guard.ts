const SESSION_HEADER = "x-transmission-session-id";
/** Sent with the 409 by 4.1 and later alone. */
const VERSION_HEADER = "x-transmission-rpc-version";

/** How calls are written: as JSON-RPC 2.0 in snake case, or as before 4.1. */
export type Dialect = "json-rpc" | "legacy";

/** Transmission's guard against forged requests: a call without its current session id is answered 409 with the id. */
export interface TransmissionGuard {
  readonly fetch: typeof fetch;
  headers(): Record<string, string>;
  /** What the server was last heard to speak; "legacy" until it said otherwise. */
  dialect(): Dialect;
}

/** Repeats a call that was answered 409 once, so that whoever calls sees one call with one answer. */
export function createGuard(inner: typeof fetch): TransmissionGuard {
  let sessionId: string | null = null;
  let dialect: Dialect = "legacy";

  function learn(response: Response): boolean {
    const given = response.headers.get(SESSION_HEADER);
    if (response.status !== 409 || given === null || given === sessionId) return false;
    sessionId = given;
    dialect = response.headers.has(VERSION_HEADER) ? "json-rpc" : "legacy";
    return true;
  }

  return {
    async fetch(input, init) {
      const response = await inner(input, init);
      if (!learn(response) || sessionId === null) return response;
      await response.body?.cancel();
      const headers = new Headers(init?.headers);
      headers.set(SESSION_HEADER, sessionId);
      return inner(input, { ...init, headers });
    },
    headers: () => (sessionId === null ? {} : { [SESSION_HEADER]: sessionId }),
    dialect: () => dialect,
  };
}
