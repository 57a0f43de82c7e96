import { readSetting, writeSetting } from "../../store/setting.ts";
import type { CoreContext } from "../core/context.ts";

/** Minimum pause between two scans of a library, whatever waits: a scan of a big library takes long. */
const MIN_MS = 10 * 60_000;
/** Maximum pause: files that repeated scans do not find are in a folder that the library does not watch. */
const MAX_MS = 6 * 60 * 60_000;

const nameOf = (slug: string): string => `scan.${slug}`;

/** The last requested scan of a library, and the pause after it. */
export interface ScanPause {
  readonly at: Date;
  readonly lastsMs: number;
}

/** Returns null when no scan was requested yet. Stored across restarts. */
export async function loadPause({ store }: CoreContext, slug: string): Promise<ScanPause | null> {
  const value = await readSetting(store.read, nameOf(slug));
  if (value === null) return null;
  // Older versions wrote only the time.
  const [at = "", lasts] = value.split(" ");
  return { at: new Date(at), lastsMs: lasts === undefined ? MIN_MS : Number(lasts) };
}

/** Returns when the next scan may be requested. `isAnyNew`: a unit waits that the last scan could not find yet. */
export function pauseEnd(pause: ScanPause | null, isAnyNew: boolean): Date {
  if (pause === null) return new Date(0);
  return new Date(pause.at.getTime() + (isAnyNew ? MIN_MS : pause.lastsMs));
}

/** Returns the pause after the next scan: twice as long each time that no new unit waits. */
export function nextPauseMs(pause: ScanPause | null, isAnyNew: boolean): number {
  return pause === null || isAnyNew ? MIN_MS : Math.min(2 * pause.lastsMs, MAX_MS);
}

/** Stores the pause before the scan is requested, so that a failing scan is not requested in each round. */
export async function pauseScans(
  ctx: CoreContext,
  slug: string,
  { at, lastsMs }: ScanPause,
): Promise<void> {
  const value = `${at.toISOString()} ${lastsMs}`;
  await ctx.store.write((tx) => writeSetting(tx, nameOf(slug), value));
}
