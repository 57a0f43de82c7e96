import { expect, it } from "vitest";
import {
  PING_INTERVAL_MS,
  type SocketState,
  toConnectionPhase,
  retryDelayMs,
} from "../../../client/graphql/connection-phase.ts";

const NOW = 1_000_000;
const socketState = (parts: Partial<SocketState>): SocketState => ({
  isOpen: true,
  failures: 0,
  lastMessageAt: NOW,
  pendingLoads: 0,
  ...parts,
});

it.each<[string, Partial<SocketState>, string]>([
  ["open and responsive", {}, "live"],
  ["open, last message one ping ago", { lastMessageAt: NOW - 2 * PING_INTERVAL_MS }, "live"],
  [
    "open, silent for more than two pings",
    { lastMessageAt: NOW - 2 * PING_INTERVAL_MS - 1 },
    "connecting",
  ],
  ["open, without any message", { lastMessageAt: null }, "connecting"],
  ["open, with loads pending", { pendingLoads: 1 }, "catching-up"],
  ["closed, not tried yet", { isOpen: false }, "connecting"],
  ["closed, with a failed attempt", { isOpen: false, failures: 1 }, "offline"],
  [
    "closed, although a message arrived a moment ago",
    { isOpen: false, failures: 2, pendingLoads: 1 },
    "offline",
  ],
])("a socket that is %s", (_, parts, phase) =>
  expect(toConnectionPhase(socketState(parts), NOW)).toBe(phase),
);

it("waits longer with every failure, up to about 15 s", () => {
  expect(retryDelayMs(0, 0.5)).toBe(500);
  expect(retryDelayMs(3, 0.5)).toBe(4000);
  expect(retryDelayMs(50, 1)).toBeLessThanOrEqual(18_750);
  expect(retryDelayMs(0, 0)).toBeGreaterThan(0);
});
