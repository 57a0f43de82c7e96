import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { WebSocketServer } from "ws";
import { listenToHub } from "../../../../server/integrations/shared/signalr/signalr.ts";
import { createSelfSigned } from "../../../support/self-signed.ts";
import { createDeps } from "../../arr/common/fake-server.ts";

const RECORD_END = "\u001E";
const KEY = "hub-key-nobody-may-see";

/** A hub behind a self-signed certificate; sends one event after the handshake. */
async function startHub() {
  const keys: unknown[] = [];
  const server = createServer(createSelfSigned());
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket, { headers }) => {
    keys.push(headers["x-api-key"]);
    socket.once("message", () => {
      const event = { type: 1, target: "receiveMessage", arguments: [{ name: "queue" }] };
      socket.send(`{}${RECORD_END}${JSON.stringify(event)}${RECORD_END}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    for (const socket of sockets.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  return { address: `https://127.0.0.1:${(server.address() as AddressInfo).port}/hub`, keys };
}

function listen(address: string, allowsSelfSigned: boolean) {
  const received: unknown[] = [];
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const deps = { ...createDeps(), signal: stop.signal };
  listenToHub(
    {
      service: "sonarr",
      address: new URL(address),
      headers: { "x-api-key": KEY },
      events: ["receiveMessage"],
      allowsSelfSigned,
    },
    deps,
    {
      onOpen: () => void received.push("open"),
      onClosed: () => void received.push("closed"),
      onEvent: (_event, body) => void received.push(body),
    },
  );
  return { received, lines: deps.lines };
}

it("listens to a hub with a self-signed certificate where that is allowed", async () => {
  const hub = await startHub();

  const { received } = listen(hub.address, true);

  await vi.waitFor(() => expect(received).toContainEqual({ name: "queue" }));
  expect(hub.keys).toEqual([KEY]);
});

it("does not send its key to such a hub otherwise", async () => {
  const hub = await startHub();

  const { received, lines } = listen(hub.address, false);

  await vi.waitFor(() => expect(received).toContain("closed"));
  expect(hub.keys).toEqual([]);
  expect(lines.join()).not.toContain(KEY);
});

/** Answers every request of the negotiation as `answer` does, and counts where keys arrive. */
async function startServer(answer: RequestListener): Promise<{ url: string; keys: unknown[] }> {
  const keys: unknown[] = [];
  const server = createHttpServer((request, response) => {
    keys.push(request.headers["x-api-key"]);
    answer(request, response);
  });
  server.on("upgrade", (request, socket) => {
    keys.push(request.headers["x-api-key"]);
    socket.end("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, keys };
}

it("sends its key to no other host, whatever the configured one answers", async () => {
  const other = await startServer((_request, response) => void response.end("{}"));
  const redirecting = await startServer((_request, response) => {
    response.writeHead(307, { Location: `${other.url}/hub` }).end();
  });
  const pointing = await startServer((_request, response) => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ url: `${other.url}/hub`, accessToken: "x" }));
  });
  for (const { url, keys } of [redirecting, pointing]) {
    const { received } = listen(`${url}/hub`, false);
    await vi.waitFor(() => expect(received).toContain("closed"));
    expect(keys).toEqual([KEY]);
  }
  expect(other.keys).toEqual([]);
});
