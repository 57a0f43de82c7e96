import { hasCondition } from "../../../domain/problem/rule.ts";
import { IntegrationError } from "../../../integrations/port/error.ts";
import type { Prisma } from "../../../store/generated/sqlite/client.ts";
import type { CoreContext } from "../../core/context.ts";
import type { ProjectionContext } from "../../projection/context.ts";
import type { ServicesContext } from "../../services/context.ts";
import { reportUp } from "../../services/status.ts";

/** States of units that have or had a file. */
export const WITH_FILE: readonly string[] = ["IMPORTING", "ANIME_MATCHING", "AVAILABLE"];

export const MISSING = {
  state: { in: [...WITH_FILE] },
  missingSince: { not: null },
} satisfies Prisma.UnitWhereInput;

/** Fewer missing files than this are those that a person deletes. */
const MANY = 10;
const MANY_SHARE = 0.25;
/** In a small installation: all files. */
const ALL_OF = 3;

/**
 * Returns whether an arr misses so many files, or reports a missing root folder, that its disk must be gone (scenario
 * B12).
 */
export async function isOutage(ctx: ServicesContext, slug: string | null): Promise<boolean> {
  if (slug === null) return false;
  if (isFolderMissing(ctx, slug)) return true;
  return (await isMostMissing(ctx, { arrService: slug })) || isMostMissing(ctx, {});
}

/** Counts for one arr, or for all together: several may keep their files on the same disk. */
async function isMostMissing(
  ctx: CoreContext,
  request: Prisma.MediaRequestWhereInput,
): Promise<boolean> {
  const missing = await countUnits(ctx, { ...MISSING, request });
  if (missing < ALL_OF) return false;
  const held = await countUnits(ctx, { state: { in: [...WITH_FILE] }, request });
  return missing >= held || (missing >= MANY && missing > held * MANY_SHARE);
}

/** An episode that several requests share counts once. */
async function countUnits({ store }: CoreContext, where: Prisma.UnitWhereInput) {
  const units = await store.read.unit.findMany({
    where,
    select: { season: true, number: true, request: { select: { arrService: true, arrId: true } } },
  });
  return new Set(
    units.map(
      ({ season, number, request }) =>
        `${request.arrService ?? ""} ${request.arrId ?? ""} ${season}x${number}`,
    ),
  ).size;
}

/** Returns those of these arrs that `evaluate` finds cut off from their disk. */
export async function findOutages(
  ctx: ServicesContext,
  slugs: Iterable<string | null>,
  evaluate: typeof isOutage,
): Promise<ReadonlySet<string | null>> {
  const held = new Set<string | null>();
  for (const slug of new Set(slugs)) if (await evaluate(ctx, slug)) held.add(slug);
  return held;
}

/** Like isOutage, after a new check of the arr, which may report a missing folder by now. */
export async function isOutageNow(ctx: ServicesContext, slug: string | null): Promise<boolean> {
  const integration = slug === null ? undefined : ctx.services.integrations.get(slug);
  if (slug === null || integration === undefined) return false;
  if (await isOutage(ctx, slug)) return true;
  try {
    await reportUp(ctx, slug, await integration.check());
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    ctx.log.debug({ err: error, service: slug }, "the arr could not be checked for its folders");
    return true;
  }
  return isFolderMissing(ctx, slug);
}

function isFolderMissing({ services }: ProjectionContext, slug: string): boolean {
  return hasCondition(services.statuses.get(slug) ?? null, "root-folder-missing");
}
