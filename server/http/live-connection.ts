import type { AccessEnd, AccountContext } from "../account/context.ts";
import { findEndedViewers } from "../account/ended-viewer.ts";
import type { Viewer } from "../account/viewer.ts";

const CHECK_EVERY_MS = 60_000;
/** The longest time-out of Node; a session that ends later is checked again then. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

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

export function createLiveConnections(account: AccountContext): LiveConnections {
  const { accessEnds, now, log } = account;
  const connections = new Set<LiveConnection>();

  function closeWhere(isOver: (viewer: Viewer) => boolean): void {
    for (const connection of connections) {
      if (isOver(connection.viewer)) connection.close();
    }
  }

  /** Finds what no event reports: rights that ended while the connection was opened, or by another process. */
  async function check(viewers: readonly Viewer[]): Promise<void> {
    try {
      const ended = new Set(await findEndedViewers(account, viewers));
      if (ended.size > 0) closeWhere((viewer) => ended.has(viewer));
    } catch (error) {
      log.warn({ err: error }, "could not check whether open connections still have their rights");
    }
  }

  const stopListening = accessEnds.listen((end) => closeWhere((viewer) => isEndOf(end, viewer)));
  const timer = setInterval(() => {
    void check([...connections].map(({ viewer }) => viewer));
  }, CHECK_EVERY_MS);
  timer.unref();

  /** Closes a connection at the time at which its session or token ends. */
  function closeAtEnd({ viewer, close }: LiveConnection): () => void {
    const expiresAt = viewer.session?.expiresAt ?? viewer.token?.expiresAt ?? null;
    if (expiresAt === null) return () => undefined;
    let expiry: NodeJS.Timeout;
    const wait = () => {
      const restMs = expiresAt.getTime() - now().getTime();
      if (restMs <= 0) return close();
      expiry = setTimeout(wait, Math.min(restMs, MAX_TIMEOUT_MS)).unref();
    };
    expiry = setTimeout(wait, 0).unref();
    return () => clearTimeout(expiry);
  }

  return {
    get size() {
      return connections.size;
    },
    track(viewer, close) {
      const connection = { viewer, close };
      connections.add(connection);
      const stopExpiry = closeAtEnd(connection);
      void check([viewer]);
      return () => {
        stopExpiry();
        connections.delete(connection);
      };
    },
    close() {
      clearInterval(timer);
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
