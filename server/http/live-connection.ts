import type { AccessEnd, AccountContext } from "../account/context.ts";
import type { Viewer } from "../account/viewer.ts";

const CHECK_EVERY_MS = 60_000;

/** The open connections, which are closed when whoever opened them loses the rights to it. */
export interface LiveConnections {
  /** Calls `close` when the viewer's session or token ends, or the person's rights change. The returned function stops tracking the connection. */
  track(viewer: Viewer, close: () => void): () => void;
  /** Number of open connections. */
  readonly size: number;
  /** Closes all connections. */
  close(): void;
}

interface LiveConnection {
  readonly viewer: Viewer;
  readonly close: () => void;
}

export function createLiveConnections({ accessEnds, now }: AccountContext): LiveConnections {
  const connections = new Set<LiveConnection>();

  function closeWhere(isOver: (viewer: Viewer) => boolean): void {
    for (const connection of connections) {
      if (isOver(connection.viewer)) connection.close();
    }
  }

  const stopListening = accessEnds.listen((end) => closeWhere((viewer) => isEndOf(end, viewer)));
  const check = setInterval(() => closeWhere((viewer) => isExpired(viewer, now())), CHECK_EVERY_MS);
  check.unref();

  return {
    get size() {
      return connections.size;
    },
    track(viewer, close) {
      const connection = { viewer, close };
      connections.add(connection);
      return () => connections.delete(connection);
    },
    close() {
      clearInterval(check);
      stopListening();
      closeWhere(() => true);
    },
  };
}

function isEndOf(end: AccessEnd, { session, token, person }: Viewer): boolean {
  if ("sessionId" in end) return session?.id === end.sessionId;
  if ("tokenId" in end) return token?.id === end.tokenId;
  return "personId" in end && person?.id === end.personId;
}

function isExpired({ session, token }: Viewer, now: Date): boolean {
  const expiresAt = session?.expiresAt ?? token?.expiresAt ?? null;
  return expiresAt !== null && expiresAt <= now;
}
