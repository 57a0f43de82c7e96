/** The connection status that the top bar shows. */
export type ConnectionPhase = "live" | "catching-up" | "connecting" | "offline";

/** The observed state of the WebSocket. Times are in ms. */
export interface SocketState {
  readonly isOpen: boolean;
  /** Failed attempts since the socket was last open. */
  readonly failures: number;
  readonly lastMessageAt: number | null;
  /** Screens that are still loading what they missed. */
  readonly pendingLoads: number;
}

export const PING_INTERVAL_MS = 10_000;

/** A socket without a message for two ping intervals counts as closed, whatever its own state. */
export function isResponsive(socketState: SocketState, now: number): boolean {
  return (
    socketState.lastMessageAt !== null && now - socketState.lastMessageAt <= 2 * PING_INTERVAL_MS
  );
}

/** Live only while the socket is open and responsive and every screen has loaded what it missed. */
export function toConnectionPhase(socketState: SocketState, now: number): ConnectionPhase {
  if (!socketState.isOpen) return socketState.failures > 0 ? "offline" : "connecting";
  if (!isResponsive(socketState, now)) return "connecting";
  return socketState.pendingLoads > 0 ? "catching-up" : "live";
}

/** Exponential backoff up to 15 s, with jitter so that browsers do not reconnect at the same time. */
export function retryDelayMs(failures: number, random: number): number {
  return Math.min(15_000, 500 * 2 ** Math.min(failures, 6)) * (0.75 + random / 2);
}
