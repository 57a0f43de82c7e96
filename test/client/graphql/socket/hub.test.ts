import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import type { SocketState } from "../../../../client/graphql/connection-phase.ts";
import { createSocketHub } from "../../../../client/graphql/socket/hub.ts";
import {
  type LiveSocket,
  createLiveSocket,
} from "../../../../client/graphql/socket/live-socket.ts";
import { createSharedSocket } from "../../../../client/graphql/socket/shared-socket.ts";
import {
  BrowserSocket,
  type SocketServer,
  startSocketServer,
} from "../../support/socket-server.ts";

let server: SocketServer;
beforeEach(async () => {
  // jsdom's WebSocket fails on jsdom's own events.
  vi.stubGlobal("WebSocket", BrowserSocket);
  server = await startSocketServer();
});

interface Tab {
  readonly socket: LiveSocket;
  readonly beats: number[];
  readonly state: () => SocketState | undefined;
  readonly isForbidden: () => boolean;
  stop(): void;
}

/** Opens a tab and subscribes in it. `connect`: what the worker does with the port of the tab. */
function openTab(connect: ((port: MessagePort) => void) | null): Tab {
  const { port1, port2 } = new MessageChannel();
  connect?.(port2);
  let state: SocketState | undefined;
  let isForbidden = false;
  const beats: number[] = [];
  const listener = {
    onState: (next: SocketState) => void (state = next),
    onForbidden: () => void (isForbidden = true),
    onBroken: () => {},
  };
  const socket = createSharedSocket({
    port: connect === null ? null : port1,
    url: server.url,
    listener,
    openOwn: async () => createLiveSocket(server.url, listener),
    isVisible: true,
  });
  onTestFinished(() => {
    socket.close();
    port1.close();
  });
  const stop = socket.subscribe(
    { query: "subscription { beat }" },
    {
      next: ({ data }) => void beats.push(Number(data?.["beat"])),
      error: () => {},
      complete: () => {},
    },
  );
  return { socket, beats, state: () => state, isForbidden: () => isForbidden, stop };
}

const within = (check: () => void) => vi.waitFor(check, { timeout: 30_000 });

it("shares one socket among tabs, each with its own subscriptions, until the last one is closed", async () => {
  const hub = createSocketHub(createLiveSocket);
  const [one, other] = [openTab(hub.add), openTab(hub.add)];
  await within(() => expect(server.subscriptions()).toBe(2));
  expect(server.size()).toBe(1);
  server.beat(1);
  await within(() => expect([one.beats, other.beats]).toEqual([[1], [1]]));

  one.stop();
  await within(() => expect(server.subscriptions()).toBe(1));
  server.beat(2);
  await within(() => expect(other.beats).toEqual([1, 2]));
  expect(one.beats).toEqual([1]);

  other.socket.close();
  await within(() => expect(server.subscriptions()).toBe(0));
  expect(server.size()).toBe(1);
  one.socket.close();
  await within(() => expect(server.size()).toBe(0));
  expect(server.opened()).toBe(1);
});

it("renews the subscriptions of all tabs after a lost socket, and reports to a new tab that it is open", async () => {
  const hub = createSocketHub(createLiveSocket);
  const one = openTab(hub.add);
  await within(() => expect(server.subscriptions()).toBe(1));
  server.drop();
  await within(() => expect(server.opened()).toBe(2));
  await within(() => expect(one.state()?.isOpen).toBe(true));
  const late = openTab(hub.add);
  await within(() => expect(late.state()?.isOpen).toBe(true));
  await within(() => expect(server.subscriptions()).toBe(2));
  server.beat(3);
  await within(() => expect([one.beats, late.beats]).toEqual([[3], [3]]));
});

it("reports to every tab that the session has ended", async () => {
  const hub = createSocketHub(createLiveSocket);
  const tabs = [openTab(hub.add), openTab(hub.add)];
  await within(() => expect(server.subscriptions()).toBe(2));
  server.endSession();
  await within(() => expect(tabs.map((tab) => tab.isForbidden())).toEqual([true, true]));
});

it.for([
  ["the worker does not answer", () => {}],
  ["there is no worker", null],
] as const)("opens a socket of its own where %s", async ([, connect]) => {
  const tab = openTab(connect);
  await within(() => expect(server.subscriptions()).toBe(1));
  server.beat(4);
  await within(() => expect(tab.beats).toEqual([4]));
  tab.socket.close();
  await within(() => expect(server.size()).toBe(0));
});
