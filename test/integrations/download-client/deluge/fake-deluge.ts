import { sendJson, startServer, type FakeServer } from "../../arr/common/fake-server.ts";

export const PASSWORD = "s3cret-of-deluge";

interface Asked {
  readonly method: string;
  readonly params: readonly unknown[];
}

export interface FakeDeluge extends FakeServer {
  readonly asked: readonly Asked[];
  methods(): readonly string[];
  /** A restart of the web interface: it forgets sessions and the connection to the daemon. */
  restart(): void;
  /** The daemon is gone, and the web interface has noticed. */
  disconnect(): void;
}

export interface FakeDelugeOptions {
  /** The daemon's answers; undefined for an unknown method. */
  readonly daemon: (asked: Asked) => unknown;
  /** Id, address and reachability of the daemons in the connection manager. */
  readonly hosts?: readonly (readonly [id: string, address: string, isThere: boolean])[];
}

/** Deluge's web interface: a cookie session, and a connection to one daemon that provides the methods. */
export async function startDeluge({
  daemon,
  hosts = [["host-1", "127.0.0.1", true]],
}: FakeDelugeOptions): Promise<FakeDeluge> {
  const asked: Asked[] = [];
  let sessions = 0;
  let session: string | null = null;
  let isConnected = false;

  function run(body: Asked): unknown {
    if (body.method === "web.connected") return isConnected;
    if (body.method === "web.get_hosts")
      return hosts.map(([id, address]) => [id, address, 58846, "localclient"]);
    if (body.method === "web.connect") {
      isConnected = hosts.some(([id, , isThere]) => id === body.params[0] && isThere);
      return null;
    }
    return isConnected ? daemon(body) : undefined;
  }

  const server = await startServer(({ path, body, headers }, response) => {
    if (path !== "/json") return sendJson(response, {}, 404);
    const question = JSON.parse(body) as Asked;
    asked.push(question);
    const fail = (message: string, code: number) =>
      sendJson(response, { result: null, error: { message, code }, id: 1 });
    if (question.method === "auth.login") {
      const isRight = question.params[0] === PASSWORD;
      if (isRight) session = `_session_id=session-${(sessions += 1)}`;
      if (isRight) response.setHeader("set-cookie", `${session}; Path=/json`);
      return sendJson(response, { result: isRight, error: null, id: 1 });
    }
    if (session === null || headers.cookie !== session) return fail("Not authenticated", 1);
    const result = run(question);
    if (result === undefined) return fail("Unknown method", 2);
    sendJson(response, { result, error: null, id: 1 });
  });

  return {
    ...server,
    asked,
    methods: () => asked.map(({ method }) => method),
    restart() {
      session = null;
      isConnected = false;
    },
    disconnect: () => void (isConnected = false),
  };
}
