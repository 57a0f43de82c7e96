import type { Clock } from "../core/clock.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Hour of the nightly sync in the tracker's time zone: before people get up, after the services' own nightly work. */
const NIGHT_HOUR = 4;
/** No nightly sync so soon after a start, which has its own. */
const MIN_MS = 6 * HOUR_MS;

/** Calls `work` once each night. The returned function stops it. */
export function scheduleNightly(clock: Clock, work: () => void): () => void {
  let cancel = wait();
  function wait(): () => void {
    return clock.after(untilNight(clock.now()), () => {
      cancel = wait();
      work();
    });
  }
  return () => cancel();
}

/** Returns the milliseconds until the next night that is not too near. */
export function untilNight(now: Date): number {
  const night = new Date(now);
  night.setHours(NIGHT_HOUR, 0, 0, 0);
  let ms = night.getTime() - now.getTime();
  while (ms < MIN_MS) ms += DAY_MS;
  return ms;
}
