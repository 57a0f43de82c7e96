import type { TrackingContext } from "../context.ts";

/** One line for each wish or title, by the service's own id. */
export type Lines = ReadonlyMap<string, string>;

const nameOf = (slug: string): string => `census.${slug}`;

/** What a service had when it was last counted; null: it never was. */
export async function loadLines({ store }: TrackingContext, slug: string): Promise<Lines | null> {
  const row = await store.read.setting.findUnique({ where: { name: nameOf(slug) } });
  return row === null ? null : new Map(Object.entries(readLines(row.value)));
}

/** Written by keepLines alone. */
function readLines(value: string): Readonly<Record<string, string>> {
  return JSON.parse(value) as Readonly<Record<string, string>>;
}

/** Nothing is written while nothing changes. */
export async function keepLines(ctx: TrackingContext, slug: string, lines: Lines): Promise<void> {
  const name = nameOf(slug);
  const value = JSON.stringify(Object.fromEntries(lines));
  const row = await ctx.store.read.setting.findUnique({ where: { name } });
  if (row?.value === value) return;
  await ctx.store.write((tx) =>
    tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } }),
  );
}
