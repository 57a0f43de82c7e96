/** The connection status that the top bar shows. */
export type ConnectionPhase = "live" | "catching-up" | "connecting" | "offline";

/** The observed state of the WebSocket. Times are in ms. */
export interface SocketState {
  readonly isOpen: boolean;
  /** Failed attempts since the socket was last open. */
  readonly failures: number;
  readonly lastMessageAt: number | null;
}

export const CLOSED: SocketState = { isOpen: false, failures: 0, lastMessageAt: null };

/** Answers to pings arrive at this interval, whatever else happens. */
export const PING_INTERVAL_MS = 3000;
/** Two pings and some time for a slow line: a loss is seen within 8 s, with the interval of the checks. */
export const MAX_SILENCE_MS = 7000;
/** How often a page, or the worker of the socket, checks its clock. */
export const CHECK_INTERVAL_MS = 500;

/** A socket that has been silent for too long counts as closed, whatever its own state. */
export function isResponsive({ lastMessageAt }: SocketState, now: number): boolean {
  return lastMessageAt !== null && now - lastMessageAt <= MAX_SILENCE_MS;
}

/**
 * Live only while the socket is open and responsive and every screen has loaded what it missed.
 * `pendingLoads`: how many screens are still loading that.
 */
export function toConnectionPhase(
  socketState: SocketState,
  pendingLoads: number,
  now: number,
): ConnectionPhase {
  if (!socketState.isOpen) return socketState.failures > 0 ? "offline" : "connecting";
  if (!isResponsive(socketState, now)) return "connecting";
  return pendingLoads > 0 ? "catching-up" : "live";
}

const MAX_VISIBLE_DELAY_MS = 1000;
const MAX_HIDDEN_DELAY_MS = 15_000;

/**
 * Exponential backoff, with jitter so that browsers do not reconnect at the same time. Short while somebody sees the
 * page: it must be right within 2 s after an outage.
 */
export function retryDelayMs(failures: number, random: number, isVisible: boolean): number {
  const longest = isVisible ? MAX_VISIBLE_DELAY_MS : MAX_HIDDEN_DELAY_MS;
  return Math.min(longest, 250 * 2 ** Math.min(failures, 6)) * (0.75 + random / 2);
}
