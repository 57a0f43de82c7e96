import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buildSchema } from "graphql";
import { makeServer } from "graphql-ws";
import { createRoot } from "solid-js";
import { expect, it, onTestFinished, vi } from "vitest";
import type * as wsModule from "ws";
import { type Connection, createConnection } from "../../../client/graphql/connection.ts";

// By path: these tests resolve packages for browsers, for which ws exports a stub.
const require = createRequire(import.meta.url);
const ws: typeof wsModule = require(join(dirname(require.resolve("ws/package.json")), "index.js"));

/** A real graphql-ws server on loopback that can stop responding or drop its sockets. */
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
    stopResponding: () => (isSilent = true),
    respondAgain: () => (isSilent = false),
    drop: () => sockets.clients.forEach((socket) => socket.terminate()),
    endSession: () =>
      sockets.clients.forEach((socket) => socket.close(4403, "The session has ended")),
  };
}

/** A text message arrives as one Buffer by default. */
function textOf(data: wsModule.RawData): string {
  return Buffer.isBuffer(data) ? data.toString("utf8") : "";
}

function openConnection(socketUrl: string, onUnauthenticated = () => {}): Connection {
  // jsdom's WebSocket fails on jsdom's own events.
  vi.stubGlobal("WebSocket", ws.WebSocket);
  return createRoot((dispose) => {
    onTestFinished(dispose);
    return createConnection({
      apiUrl: "http://127.0.0.1/graphql",
      socketUrl,
      onUnauthenticated,
      onBroken: () => {},
    });
  });
}

const never = new AbortController().signal;
const phase = (connection: Connection, expected: string) =>
  vi.waitFor(() => expect(connection.phase()).toBe(expected), { timeout: 10_000 });

it("is live only after every screen has caught up, and retries a failed load", async () => {
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

it("reconnects after a lost socket, and makes the screens load again (F3)", async () => {
  const tracker = await startTracker();
  const connection = openConnection(tracker.url);
  await phase(connection, "live");
  const before = connection.epoch();
  tracker.drop();
  await vi.waitFor(() => expect(connection.phase()).not.toBe("live"));
  await phase(connection, "live");
  expect(connection.epoch()).toBeGreaterThan(before);
});

it("reports at once that the session has ended", async () => {
  const tracker = await startTracker();
  const ended = Promise.withResolvers<void>();
  const connection = openConnection(tracker.url, ended.resolve);
  await phase(connection, "live");
  tracker.endSession();
  await expect(ended.promise).resolves.toBeUndefined();
});

it("detects an open socket that does not respond", async () => {
  const tracker = await startTracker();
  const connection = openConnection(tracker.url);
  await phase(connection, "live");
  tracker.stopResponding();
  connection.probe();
  await vi.waitFor(() => expect(connection.phase()).not.toBe("live"), { timeout: 6000 });
  tracker.respondAgain();
  connection.probe();
  await phase(connection, "live");
});

it("is offline if the server cannot be reached", async () => {
  const connection = openConnection("ws://127.0.0.1:9/graphql");
  await phase(connection, "offline");
  expect(connection.epoch()).toBe(0);
});
