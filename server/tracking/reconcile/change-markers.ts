import { changeMarkers } from "../../store/column/setting.ts";
import { readSetting, writeSetting } from "../../store/setting.ts";
import type { CoreContext } from "../core/context.ts";

/** One fingerprint per request or title, by the service's own id. */
export type Lines = ReadonlyMap<string, string>;

const nameOf = (slug: string): string => `census.${slug}`;

/** Returns the fingerprints of a service's last scan; null: it was never scanned. */
export async function loadLines({ store }: CoreContext, slug: string): Promise<Lines | null> {
  const name = nameOf(slug);
  const value = await readSetting(store.read, name);
  const lines = value === null ? null : changeMarkers.find({ name, value });
  return lines === null ? null : new Map(Object.entries(lines));
}

/** Stores the fingerprints if they have changed. */
export async function keepLines(ctx: CoreContext, slug: string, lines: Lines): Promise<void> {
  const name = nameOf(slug);
  const value = changeMarkers.write(Object.fromEntries(lines));
  if ((await readSetting(ctx.store.read, name)) === value) return;
  await ctx.store.write((tx) => writeSetting(tx, name, value));
}
