/** What the live light may say. */
export type ConnectionPhase = "live" | "catching-up" | "connecting" | "offline";

/** What is known of the socket. Moments are in ms. */
export interface SocketState {
  readonly isOpen: boolean;
  /** Attempts that failed since the socket was last up. */
  readonly failures: number;
  readonly lastMessageAt: number | null;
  /** Screens that are still reading what they missed. */
  readonly pendingLoads: number;
}

export const PING_INTERVAL_MS = 10_000;

/** A socket that said nothing for two pings is not trusted, whatever its state says. */
export function isResponsive(socketState: SocketState, now: number): boolean {
  return (
    socketState.lastMessageAt !== null && now - socketState.lastMessageAt <= 2 * PING_INTERVAL_MS
  );
}

/** Green only while the socket is up, heard from, and nothing that was missed is still being read. */
export function toConnectionPhase(socketState: SocketState, now: number): ConnectionPhase {
  if (!socketState.isOpen) return socketState.failures > 0 ? "offline" : "connecting";
  if (!isResponsive(socketState, now)) return "connecting";
  return socketState.pendingLoads > 0 ? "catching-up" : "live";
}

/** Waits longer with every failure, up to 15 s, and never in step with other browsers. */
export function retryDelayMs(failures: number, random: number): number {
  return Math.min(15_000, 500 * 2 ** Math.min(failures, 6)) * (0.75 + random / 2);
}
