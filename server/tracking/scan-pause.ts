import type { TrackingContext } from "./context.ts";

/** A library is not asked for another scan so soon after one, whoever waits: a scan of a big library takes its time. */
const COOL_DOWN_MS = 10 * 60_000;

const nameOf = (slug: string): string => `scan.${slug}`;

/** When a library may be asked for a scan again; kept across restarts. */
export async function loadPauseEnd({ store }: TrackingContext, slug: string): Promise<Date> {
  const row = await store.read.setting.findUnique({ where: { name: nameOf(slug) } });
  return new Date(row === null ? 0 : Date.parse(row.value) + COOL_DOWN_MS);
}

/** Written before the scan is asked for: one that fails is not asked for at each look. */
export async function pauseScans(ctx: TrackingContext, slug: string, now: Date): Promise<void> {
  const name = nameOf(slug);
  const value = now.toISOString();
  await ctx.store.write((tx) =>
    tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } }),
  );
}
