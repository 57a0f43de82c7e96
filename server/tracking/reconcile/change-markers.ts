import { changeMarkers } from "../../store/column/setting.ts";
import { readSetting, writeSetting } from "../../store/setting.ts";
import type { CoreContext } from "../core/context.ts";

/** One fingerprint per request or title, by the service's own id. */
export type Fingerprints = ReadonlyMap<string, string>;

const nameOf = (slug: string): string => `census.${slug}`;

/** Returns the fingerprints of a service's last scan; null: it was never scanned. */
export async function loadFingerprints(
  { store }: CoreContext,
  slug: string,
): Promise<Fingerprints | null> {
  const name = nameOf(slug);
  const value = await readSetting(store.read, name);
  const fingerprints = value === null ? null : changeMarkers.find({ name, value });
  return fingerprints === null ? null : new Map(Object.entries(fingerprints));
}

/** Stores the fingerprints if they have changed. */
export async function saveFingerprints(
  ctx: CoreContext,
  slug: string,
  fingerprints: Fingerprints,
): Promise<void> {
  const name = nameOf(slug);
  const value = changeMarkers.write(Object.fromEntries(fingerprints));
  if ((await readSetting(ctx.store.read, name)) === value) return;
  await ctx.store.write((tx) => writeSetting(tx, name, value));
}
