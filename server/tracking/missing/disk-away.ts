import { hasCondition } from "../../domain/problem/rule.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { TrackingContext } from "../context.ts";

const WITH_FILE: readonly string[] = ["IMPORTING", "ANIME_MATCHING", "AVAILABLE"];

/** Units whose file the arr has lost. */
export const MISSING = {
  state: { in: [...WITH_FILE] },
  missingSince: { not: null },
} satisfies Prisma.UnitWhereInput;

/** Fewer than this are what a person deletes. */
const MANY = 10;
const MANY_SHARE = 0.25;
/** Of a small installation: all there is. */
const ALL_OF = 3;

/** Whether so much of an arr's is missing, or it complains so, that it must be the disk: then a person has to say that it is gone. */
export async function isDiskAway(ctx: TrackingContext, slug: string | null): Promise<boolean> {
  if (slug === null) return false;
  const conditions = ctx.services.statuses.get(slug)?.conditions ?? [];
  if (hasCondition({ conditions }, "root-folder-missing")) return true;
  const ofArr = { request: { arrService: slug } };
  const missing = await ctx.store.read.unit.count({ where: { ...MISSING, ...ofArr } });
  if (missing < ALL_OF) return false;
  const held = await ctx.store.read.unit.count({
    where: { state: { in: [...WITH_FILE] }, ...ofArr },
  });
  return missing >= held || (missing >= MANY && missing > held * MANY_SHARE);
}
