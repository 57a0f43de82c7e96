import type { State } from "./state.ts";

/** A requested unit, as far as an ETA depends on it. */
export interface EtaUnit {
  readonly state: State;
  /** When its download should complete; null: not downloading, or not known. */
  readonly eta: Date | null;
  /** Somebody has to act before it moves on. */
  readonly isStuck: boolean;
}

export interface EtaInput {
  /** The requested units. */
  readonly units: readonly EtaUnit[];
  /** The arr has listed the episodes of every requested season. */
  readonly isListed: boolean;
  readonly now: Date;
}

export interface Etas {
  /** When the downloads that run now should all be complete. */
  readonly running: Date | null;
  /** When nothing is left to download; null while that cannot be known. */
  readonly whole: Date | null;
}

/** A client that no longer reports leaves an ETA behind, which says nothing once it has passed. */
const OVERDUE_MS = 60_000;

/** Clients work out an ETA anew for each answer. One that differs by less is the same to whoever waits. */
const STEADY_MS = 5_000;
const STEADY_SHARE = 0.05;

/** Returns the known ETA while the reported one differs little for the time that is left; null: there is none. */
export function steadyEta(known: Date | null, reported: Date | null, now: Date): Date | null {
  if (known === null || reported === null) return reported;
  const leftMs = Math.max(0, reported.getTime() - now.getTime());
  const isSteady =
    Math.abs(reported.getTime() - known.getTime()) <= Math.max(STEADY_MS, STEADY_SHARE * leftMs);
  return isSteady ? known : reported;
}

/** States in which nothing is left to download. */
const DOWNLOADED: readonly State[] = ["DOWNLOADED", "IMPORTING", "ANIME_MATCHING", "AVAILABLE"];
/** Units that will not come and for which nobody waits. */
const GONE: readonly State[] = ["DELETED", "DECLINED"];

/**
 * Returns when the running downloads of a request should be complete, and when the whole request is downloaded. The
 * latter is known only if every unit is downloaded or downloads with a known ETA: nobody knows when an episode arrives
 * that has not been found or has not aired.
 */
export function estimateArrival({ units, isListed, now }: EtaInput): Etas {
  const running = units.filter(({ state }) => state === "DOWNLOADING");
  const latest = latestOf(
    running.map(({ eta }) => eta),
    now,
  );
  const isOnItsWay = units.every(
    ({ state, isStuck }) =>
      GONE.includes(state) || (!isStuck && (state === "DOWNLOADING" || DOWNLOADED.includes(state))),
  );
  return { running: latest, whole: isListed && isOnItsWay ? latest : null };
}

/** Returns when an ETA will be overdue, unless the client reports another one until then. */
export function overdueAt(eta: Date): Date {
  return new Date(eta.getTime() + OVERDUE_MS + 1);
}

/** Returns null for none, and if one of them is unknown or overdue. */
function latestOf(etas: readonly (Date | null)[], now: Date): Date | null {
  const known = etas.flatMap((eta) =>
    eta === null || now.getTime() - eta.getTime() > OVERDUE_MS ? [] : [eta.getTime()],
  );
  return known.length === 0 || known.length < etas.length ? null : new Date(Math.max(...known));
}
