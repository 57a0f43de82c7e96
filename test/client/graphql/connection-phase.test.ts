import { expect, it } from "vitest";
import {
  CHECK_INTERVAL_MS,
  MAX_SILENCE_MS,
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
  ...parts,
});

it.each<[string, Partial<SocketState>, number, string]>([
  ["open and responsive", {}, 0, "live"],
  ["open, with one ping unanswered", { lastMessageAt: NOW - 2 * PING_INTERVAL_MS }, 0, "live"],
  ["open, silent for too long", { lastMessageAt: NOW - MAX_SILENCE_MS - 1 }, 0, "connecting"],
  ["open, without any message", { lastMessageAt: null }, 0, "connecting"],
  ["open, with loads pending", {}, 1, "catching-up"],
  ["closed, not tried yet", { isOpen: false }, 0, "connecting"],
  ["closed, with a failed attempt", { isOpen: false, failures: 1 }, 0, "offline"],
  ["closed, although a message arrived a moment ago", { isOpen: false, failures: 2 }, 1, "offline"],
])("a socket that is %s", (_, parts, pendingLoads, phase) =>
  expect(toConnectionPhase(socketState(parts), pendingLoads, NOW)).toBe(phase),
);

it("sees a silent loss within 8 s, and never while pings are answered", () => {
  expect(MAX_SILENCE_MS + CHECK_INTERVAL_MS).toBeLessThan(8000);
  expect(MAX_SILENCE_MS).toBeGreaterThan(2 * PING_INTERVAL_MS);
});

it("waits at most 1.25 s for the next attempt while somebody sees the page", () => {
  expect(retryDelayMs(0, 0.5, true)).toBe(250);
  for (const failures of [1, 5, 50])
    expect(retryDelayMs(failures, 1, true)).toBeLessThanOrEqual(1250);
  expect(retryDelayMs(0, 0, true)).toBeGreaterThan(0);
});

it("waits longer with every failure while nobody does, up to about 15 s", () => {
  expect(retryDelayMs(3, 0.5, false)).toBe(2000);
  expect(retryDelayMs(50, 0.5, false)).toBe(15_000);
  expect(retryDelayMs(50, 1, false)).toBeLessThanOrEqual(18_750);
});
