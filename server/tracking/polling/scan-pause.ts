import { readSetting, writeSetting } from "../../store/setting.ts";
import type { CoreContext } from "../core/context.ts";

/** A library is not asked for another scan so soon after one, whoever waits: a scan of a big library takes its time. */
const MIN_MS = 10 * 60_000;
/** What scan after scan does not find is in a folder that the library does not watch. */
const MAX_MS = 6 * 60 * 60_000;

const nameOf = (slug: string): string => `scan.${slug}`;

/** The last scan a library was asked for, and how long it is left alone after it. */
export interface ScanPause {
  readonly at: Date;
  readonly lastsMs: number;
}

/** null: it was never asked for a scan. Kept across restarts. */
export async function loadPause({ store }: CoreContext, slug: string): Promise<ScanPause | null> {
  const value = await readSetting(store.read, nameOf(slug));
  if (value === null) return null;
  // Older versions wrote the time alone.
  const [at = "", lasts] = value.split(" ");
  return { at: new Date(at), lastsMs: lasts === undefined ? MIN_MS : Number(lasts) };
}

/** When a library may be asked again, for something that waits since its last scan or only for what that did not find. */
export function pauseEnd(pause: ScanPause | null, isAnyNew: boolean): Date {
  if (pause === null) return new Date(0);
  return new Date(pause.at.getTime() + (isAnyNew ? MIN_MS : pause.lastsMs));
}

/** How long the pause after the next scan lasts: twice as long each time that nothing new waits for it. */
export function nextPauseMs(pause: ScanPause | null, isAnyNew: boolean): number {
  return pause === null || isAnyNew ? MIN_MS : Math.min(2 * pause.lastsMs, MAX_MS);
}

/** Written before the scan is asked for: one that fails is not asked for at each look. */
export async function pauseScans(
  ctx: CoreContext,
  slug: string,
  { at, lastsMs }: ScanPause,
): Promise<void> {
  const value = `${at.toISOString()} ${lastsMs}`;
  await ctx.store.write((tx) => writeSetting(tx, nameOf(slug), value));
}
