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
  ["up and heard from", {}, "live"],
  ["up, heard from one ping ago", { lastMessageAt: NOW - 2 * PING_INTERVAL_MS }, "live"],
  [
    "up, silent for more than two pings",
    { lastMessageAt: NOW - 2 * PING_INTERVAL_MS - 1 },
    "connecting",
  ],
  ["up, never heard from", { lastMessageAt: null }, "connecting"],
  ["up, still reading what it missed", { pendingLoads: 1 }, "catching-up"],
  ["down, not tried yet", { isOpen: false }, "connecting"],
  ["down, tried in vain", { isOpen: false, failures: 1 }, "offline"],
  [
    "down, though heard from a moment ago",
    { isOpen: false, failures: 2, pendingLoads: 1 },
    "offline",
  ],
])("a socket that is %s", (_, parts, phase) =>
  expect(toConnectionPhase(socketState(parts), NOW)).toBe(phase),
);

it("waits longer with every failure, and never much longer than a quarter of a minute", () => {
  expect(retryDelayMs(0, 0.5)).toBe(500);
  expect(retryDelayMs(3, 0.5)).toBe(4000);
  expect(retryDelayMs(50, 1)).toBeLessThanOrEqual(18_750);
  expect(retryDelayMs(0, 0)).toBeGreaterThan(0);
});
