import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { WebSocketServer, type WebSocket } from "ws";
import { readFixture } from "../../../support/fixture.ts";
import { createSelfSigned } from "../../../support/self-signed.ts";

export const USERNAME = "ana";
export const PASSWORD = "s3cret-word-of-ana";

/** A Jellyfin with user logins and a WebSocket, as in that version; its certificate is self-signed. */
export async function startFakeSocket(version: string, scheme: "http" | "https" = "http") {
  const fixture = readFixture<Record<string, { AccessToken?: string }>>(
    `jellyfin/server-${version}.json`,
  );
  const logins: { readonly authorization: string; readonly body: unknown }[] = [];
  const upgrades: { readonly url: string; readonly authorization: string }[] = [];
  const heard: unknown[] = [];
  /** Each login creates another token, as the server does. */
  const fake = { loginStatus: 200, token: "", timeoutSeconds: 60 };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "GET") {
      const found = request.url === "/System/Info" ? fixture[request.url] : undefined;
      response.writeHead(found ? 200 : 404, { "content-type": "application/json" });
      response.end(JSON.stringify(found ?? {}));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const authorization = request.headers.authorization ?? "";
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
    logins.push({ authorization, body });
    const isRight = JSON.stringify(body) === JSON.stringify({ Username: USERNAME, Pw: PASSWORD });
    const status = isRight ? fake.loginStatus : 401;
    const login = fixture["/Users/AuthenticateByName"];
    fake.token = `${login?.AccessToken ?? ""}${logins.length}`;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(status === 200 ? JSON.stringify({ ...login, AccessToken: fake.token }) : "{}");
  }

  const listener = (request: IncomingMessage, response: ServerResponse) =>
    void answer(request, response);
  const server =
    scheme === "https" ? createTlsServer(createSelfSigned(), listener) : createServer(listener);
  const hub = new WebSocketServer({
    server,
    verifyClient: ({ req }: { req: IncomingMessage }, done) => {
      const authorization = req.headers.authorization ?? "";
      upgrades.push({ url: req.url ?? "", authorization });
      done(authorization.includes(`Token="${fake.token}"`), 401);
    },
  });
  hub.on("connection", (socket: WebSocket) => {
    socket.on("message", (data: Buffer) => heard.push(JSON.parse(data.toString())));
    socket.send(JSON.stringify({ MessageType: "ForceKeepAlive", Data: fake.timeoutSeconds }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    for (const socket of hub.clients) socket.terminate();
    hub.close();
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  });

  return {
    fake,
    logins,
    upgrades,
    heard,
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    openSockets: () => hub.clients.size,
    send(message: unknown) {
      const frame = typeof message === "string" ? message : JSON.stringify(message);
      for (const socket of hub.clients) socket.send(frame);
    },
    drop() {
      for (const socket of hub.clients) socket.terminate();
    },
  };
}
