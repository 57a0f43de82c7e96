import { createEffect, createRoot } from "solid-js";
import { expect, it, onTestFinished, vi } from "vitest";
import { type Connection, createConnection } from "../../../client/graphql/connection.ts";
import { NO_LAST_ANSWERS } from "../../../client/graphql/last-answers.ts";
import { createLiveSocket } from "../../../client/graphql/socket/live-socket.ts";
import { BrowserSocket, startSocketServer } from "../support/socket-server.ts";

function openConnection(
  socketUrl: string,
  { onUnauthenticated = () => {}, onPhase = (_phase: string) => {} } = {},
): Connection {
  // jsdom's WebSocket fails on jsdom's own events.
  vi.stubGlobal("WebSocket", BrowserSocket);
  return createRoot((dispose) => {
    onTestFinished(dispose);
    const connection = createConnection({
      apiUrl: "http://127.0.0.1/graphql",
      openSocket: (listener) => createLiveSocket(socketUrl, listener),
      lastAnswers: NO_LAST_ANSWERS,
      onUnauthenticated,
      onBroken: () => {},
    });
    createEffect(() => onPhase(connection.phase()));
    return connection;
  });
}

const never = new AbortController().signal;
const phase = (connection: Connection, expected: string) =>
  vi.waitFor(() => expect(connection.phase()).toBe(expected), { timeout: 30_000 });

it("is live only after every screen has caught up, and retries a failed load", async () => {
  const tracker = await startSocketServer();
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
  await vi.waitFor(() => expect(tries).toBe(2), { timeout: 30_000 });
  expect(connection.phase()).toBe("catching-up");
  finish();
  await phase(connection, "live");
});

it("is never live between a reconnection and the loads that it causes", async () => {
  const tracker = await startSocketServer();
  const phases: string[] = [];
  const connection = openConnection(tracker.url, { onPhase: (is) => phases.push(is) });
  let load = Promise.withResolvers<void>();
  createRoot((dispose) => {
    onTestFinished(dispose);
    createEffect(() => {
      connection.epoch();
      connection.catchUp(() => load.promise, never);
    });
  });
  await phase(connection, "catching-up");
  load.resolve();
  await phase(connection, "live");
  load = Promise.withResolvers();
  phases.length = 0;
  tracker.drop();
  await phase(connection, "catching-up");
  expect(phases).not.toContain("live");
  load.resolve();
  await phase(connection, "live");
});

it("reconnects after a lost socket, and makes the screens load again (F3)", async () => {
  const tracker = await startSocketServer();
  const connection = openConnection(tracker.url);
  await phase(connection, "live");
  const before = connection.epoch();
  tracker.drop();
  await vi.waitFor(() => expect(connection.phase()).not.toBe("live"));
  await phase(connection, "live");
  expect(connection.epoch()).toBeGreaterThan(before);
});

it("reports at once that the session has ended", async () => {
  const tracker = await startSocketServer();
  const ended = Promise.withResolvers<void>();
  const connection = openConnection(tracker.url, { onUnauthenticated: ended.resolve });
  await phase(connection, "live");
  tracker.endSession();
  await expect(ended.promise).resolves.toBeUndefined();
});

it("detects an open socket that does not respond, by its pings alone", async () => {
  const tracker = await startSocketServer();
  const connection = openConnection(tracker.url);
  await phase(connection, "live");
  tracker.stopResponding();
  await vi.waitFor(() => expect(connection.phase()).not.toBe("live"), { timeout: 30_000 });
  tracker.respondAgain();
  await phase(connection, "live");
});

it("gives an attempt to connect up that hangs, as soon as the server answers requests", async () => {
  const tracker = await startSocketServer();
  tracker.loseAttempts(true);
  const connection = openConnection(tracker.url);
  await vi.waitFor(() => expect(connection.phase()).toBe("offline"), { timeout: 30_000 });
  expect(tracker.opened()).toBe(0);
  tracker.loseAttempts(false);
  await phase(connection, "live");
});

it("is offline if the server cannot be reached", async () => {
  const connection = openConnection("ws://127.0.0.1:9/graphql");
  await phase(connection, "offline");
  expect(connection.epoch()).toBe(0);
});
