import { sendJson, startServer, type Call, type FakeServer } from "../../arr/common/fake-server.ts";

export const LOGIN = { username: "lab", password: "s3cret-of-transmission" };

const AUTHORIZATION = `Basic ${Buffer.from(`${LOGIN.username}:${LOGIN.password}`).toString("base64")}`;

interface Asked {
  readonly jsonrpc?: string;
  readonly method: string;
  readonly params?: Parameters;
  readonly arguments?: Parameters;
}

interface Parameters {
  readonly ids?: readonly string[];
  readonly fields: readonly string[];
}

export interface FakeTransmission extends FakeServer {
  /** Calls with a valid session id, as requested. */
  readonly asked: readonly Asked[];
  /** A restart changes the session id. */
  restart(): void;
}

/** A server that announces session ids by 409; 4.1 and later announce their RPC version with it. */
export async function startTransmission(
  answer: (asked: Asked) => unknown,
  rpcVersion?: string,
): Promise<FakeTransmission> {
  const asked: Asked[] = [];
  let session = 1;
  const refusal = ({ headers }: Call) => {
    if (headers.authorization !== AUTHORIZATION) return 401;
    return headers["x-transmission-session-id"] === `session-${session}` ? null : 409;
  };
  const server = await startServer((call, response) => {
    const status = refusal(call);
    if (call.path !== "/transmission/rpc") return sendJson(response, {}, 404);
    if (status === 409) {
      response.setHeader("X-Transmission-Session-Id", `session-${session}`);
      if (rpcVersion) response.setHeader("X-Transmission-Rpc-Version", rpcVersion);
    }
    if (status !== null) return response.writeHead(status).end("<h1>Refused</h1>");
    const body = JSON.parse(call.body) as Asked;
    asked.push(body);
    sendJson(response, answer(body));
  });
  return { ...server, asked, restart: () => void (session += 1) };
}
