import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buildSchema } from "graphql";
import { makeServer } from "graphql-ws";
import { createRoot } from "solid-js";
import { expect, it, onTestFinished, vi } from "vitest";
import type * as wsModule from "ws";
import { type Connection, createConnection } from "../../../client/graphql/connection.ts";

// By its file: these tests resolve packages as a browser does, and for browsers ws keeps a stub.
const require = createRequire(import.meta.url);
const ws: typeof wsModule = require(join(dirname(require.resolve("ws/package.json")), "index.js"));

/** A real graphql-ws server on loopback that can fall silent or be taken away. */
async function startTracker() {
  const http = createServer();
  const sockets = new ws.WebSocketServer({
    server: http,
    handleProtocols: () => "graphql-transport-ws",
  });
  const server = makeServer({ schema: buildSchema("type Query { ok: Boolean }") });
  let isSilent = false;
  sockets.on("connection", (socket) => {
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (data) =>
          new Promise((resolve) => (isSilent ? resolve() : socket.send(data, () => resolve()))),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (listener) => socket.on("message", (data) => void listener(textOf(data))),
      },
      { socket },
    );
    socket.once("close", (code, reason) => void closed(code, String(reason)));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    http.close();
  });
  return {
    url: `ws://127.0.0.1:${port}/graphql`,
    fallSilent: () => (isSilent = true),
    speakAgain: () => (isSilent = false),
    drop: () => sockets.clients.forEach((socket) => socket.terminate()),
  };
}

/** A text message comes as one Buffer, unless the socket is told otherwise. */
function textOf(data: wsModule.RawData): string {
  return Buffer.isBuffer(data) ? data.toString("utf8") : "";
}

function openConnection(socketUrl: string): Connection {
  // jsdom's own socket trips over jsdom's own events.
  vi.stubGlobal("WebSocket", ws.WebSocket);
  return createRoot((dispose) => {
    onTestFinished(dispose);
    return createConnection({
      apiUrl: "http://127.0.0.1/graphql",
      socketUrl,
      onUnauthenticated: () => {},
      onBroken: () => {},
    });
  });
}

const never = new AbortController().signal;
const phase = (connection: Connection, expected: string) =>
  vi.waitFor(() => expect(connection.phase()).toBe(expected), { timeout: 10_000 });

it("turns green only after what was missed has been read, and tries again what failed", async () => {
  const tracker = await startTracker();
  const connection = openConnection(tracker.url);
  expect(connection.phase()).toBe("connecting");
  let tries = 0;
  let finish = () => {};
  connection.catchUp(async () => {
    tries += 1;
    if (tries === 1) throw new Error("the tracker was still starting");
    await new Promise<void>((resolve) => (finish = resolve));
  }, never);
  await phase(connection, "catching-up");
  await vi.waitFor(() => expect(tries).toBe(2), { timeout: 5000 });
  expect(connection.phase()).toBe("catching-up");
  finish();
  await phase(connection, "live");
});

it("comes back by itself after the socket was lost, and lets the screens read again", async () => {
  const tracker = await startTracker();
  const connection = openConnection(tracker.url);
  await phase(connection, "live");
  const before = connection.epoch();
  tracker.drop();
  await vi.waitFor(() => expect(connection.phase()).not.toBe("live"));
  await phase(connection, "live");
  expect(connection.epoch()).toBeGreaterThan(before);
});

it("is not fooled by a socket that is open and says nothing", async () => {
  const tracker = await startTracker();
  const connection = openConnection(tracker.url);
  await phase(connection, "live");
  tracker.fallSilent();
  connection.probe();
  await vi.waitFor(() => expect(connection.phase()).not.toBe("live"), { timeout: 6000 });
  tracker.speakAgain();
  connection.probe();
  await phase(connection, "live");
});

it("says offline where nobody answers", async () => {
  const connection = openConnection("ws://127.0.0.1:9/graphql");
  await phase(connection, "offline");
  expect(connection.epoch()).toBe(0);
});
