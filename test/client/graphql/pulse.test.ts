import { expect, it } from "vitest";
import { PING_EVERY_MS, type Pulse, phaseOf, retryDelayMs } from "../../../client/graphql/pulse.ts";

const NOW = 1_000_000;
const pulse = (parts: Partial<Pulse>): Pulse => ({
  isUp: true,
  failures: 0,
  heardAt: NOW,
  pending: 0,
  ...parts,
});

it.each<[string, Partial<Pulse>, string]>([
  ["up and heard from", {}, "live"],
  ["up, heard from one ping ago", { heardAt: NOW - 2 * PING_EVERY_MS }, "live"],
  ["up, silent for more than two pings", { heardAt: NOW - 2 * PING_EVERY_MS - 1 }, "connecting"],
  ["up, never heard from", { heardAt: null }, "connecting"],
  ["up, still reading what it missed", { pending: 1 }, "catching-up"],
  ["down, not tried yet", { isUp: false }, "connecting"],
  ["down, tried in vain", { isUp: false, failures: 1 }, "offline"],
  ["down, though heard from a moment ago", { isUp: false, failures: 2, pending: 1 }, "offline"],
])("a socket that is %s", (_, parts, phase) => expect(phaseOf(pulse(parts), NOW)).toBe(phase));

it("waits longer with every failure, and never much longer than a quarter of a minute", () => {
  expect(retryDelayMs(0, 0.5)).toBe(500);
  expect(retryDelayMs(3, 0.5)).toBe(4000);
  expect(retryDelayMs(50, 1)).toBeLessThanOrEqual(18_750);
  expect(retryDelayMs(0, 0)).toBeGreaterThan(0);
});
