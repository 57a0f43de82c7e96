/** What the live light may say. */
export type Phase = "live" | "catching-up" | "connecting" | "offline";

/** What is known of the socket. Moments are in ms. */
export interface Pulse {
  readonly isUp: boolean;
  /** Attempts that failed since the socket was last up. */
  readonly failures: number;
  readonly heardAt: number | null;
  /** Screens that are still reading what they missed. */
  readonly pending: number;
}

export const PING_EVERY_MS = 10_000;

/** A socket that said nothing for two pings is not trusted, whatever its state says. */
export function isHeard(pulse: Pulse, now: number): boolean {
  return pulse.heardAt !== null && now - pulse.heardAt <= 2 * PING_EVERY_MS;
}

/** Green only while the socket is up, heard from, and nothing that was missed is still being read. */
export function phaseOf(pulse: Pulse, now: number): Phase {
  if (!pulse.isUp) return pulse.failures > 0 ? "offline" : "connecting";
  if (!isHeard(pulse, now)) return "connecting";
  return pulse.pending > 0 ? "catching-up" : "live";
}

/** Waits longer with every failure, up to 15 s, and never in step with other browsers. */
export function retryDelayMs(failures: number, random: number): number {
  return Math.min(15_000, 500 * 2 ** Math.min(failures, 6)) * (0.75 + random / 2);
}
