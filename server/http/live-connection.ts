import type { AccountContext } from "../account/context.ts";
import type { CurrentViewer } from "../graphql/viewer-context.ts";

const CHECK_EVERY_MS = 60_000;

/** The open connections, which are closed when the session that opened them ends. */
export interface LiveConnections {
  /** Calls `close` when the viewer's session ends. The returned function stops tracking the connection. */
  track(viewer: CurrentViewer, close: () => void): () => void;
  /** Number of open connections. */
  readonly size: number;
  /** Closes all connections. */
  close(): void;
}

export function createLiveConnections({ sessionEnds, now }: AccountContext): LiveConnections {
  const connections = new Set<{
    readonly session: CurrentViewer["session"];
    readonly close: () => void;
  }>();

  function closeWhere(isOver: (session: CurrentViewer["session"]) => boolean): void {
    for (const connection of connections) {
      if (isOver(connection.session)) connection.close();
    }
  }

  const onSessionEnd = (tokenHash: string) =>
    closeWhere((session) => session?.tokenHash === tokenHash);
  sessionEnds.add(onSessionEnd);
  const check = setInterval(
    () => closeWhere((session) => session !== null && session.expiresAt <= now()),
    CHECK_EVERY_MS,
  );
  check.unref();

  return {
    get size() {
      return connections.size;
    },
    track({ session }, close) {
      const connection = { session, close };
      connections.add(connection);
      return () => connections.delete(connection);
    },
    close() {
      clearInterval(check);
      sessionEnds.delete(onSessionEnd);
      closeWhere(() => true);
    },
  };
}
