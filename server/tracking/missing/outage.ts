import { hasCondition } from "../../domain/problem/rule.ts";
import { IntegrationError } from "../../integrations/port.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { TrackingContext } from "../context.ts";
import { reportUp } from "../service-status.ts";

/** Where a file is or was. */
export const WITH_FILE: readonly string[] = ["IMPORTING", "ANIME_MATCHING", "AVAILABLE"];

export const MISSING = {
  state: { in: [...WITH_FILE] },
  missingSince: { not: null },
} satisfies Prisma.UnitWhereInput;

/** Fewer than this are what a person deletes. */
const MANY = 10;
const MANY_SHARE = 0.25;
/** Of a small installation: all there is. */
const ALL_OF = 3;

/** Whether so much is missing, or an arr complains so, that it must be the disk (scenario B12). */
export async function isOutage(ctx: TrackingContext, slug: string | null): Promise<boolean> {
  if (slug === null) return false;
  if (isFolderMissing(ctx, slug)) return true;
  const ofArr = await countMissing(ctx, { arrService: slug });
  if (isAll(ofArr)) return true;
  if (ofArr.missing >= MANY && ofArr.missing > ofArr.held * MANY_SHARE) return true;
  // The arr beside it lies on the same disk: of the one that has few titles it cannot be told.
  return ofArr.missing > 0 && isAll(await countMissing(ctx, {}));
}

interface Missing {
  readonly missing: number;
  /** Of how many. */
  readonly held: number;
}

function isAll({ missing, held }: Missing): boolean {
  return missing >= ALL_OF && missing >= held;
}

async function countMissing(
  ctx: TrackingContext,
  request: Prisma.MediaRequestWhereInput,
): Promise<Missing> {
  return {
    missing: await countUnits(ctx, { ...MISSING, request }),
    held: await countUnits(ctx, { state: { in: [...WITH_FILE] }, request }),
  };
}

/** However many requests share an episode, it is one. */
async function countUnits({ store }: TrackingContext, where: Prisma.UnitWhereInput) {
  const units = await store.read.unit.findMany({
    where,
    select: { season: true, number: true, request: { select: { arrService: true, arrId: true } } },
  });
  return new Set(
    units.map(
      ({ season, number, request }) =>
        `${request.arrService} ${request.arrId ?? ""} ${season}x${number}`,
    ),
  ).size;
}

/** The same, and the arr is asked how it is now: it may complain since it was asked last. */
export async function isOutageNow(ctx: TrackingContext, slug: string | null): Promise<boolean> {
  const integration = slug === null ? undefined : ctx.integrations.get(slug);
  if (slug === null || integration === undefined) return false;
  if (await isOutage(ctx, slug)) return true;
  try {
    await reportUp(ctx, slug, await integration.check());
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    ctx.log.debug({ err: error, service: slug }, "it could not be asked about its folders");
    return true;
  }
  return isFolderMissing(ctx, slug);
}

function isFolderMissing({ services }: TrackingContext, slug: string): boolean {
  const conditions = services.statuses.get(slug)?.conditions ?? [];
  return hasCondition({ conditions }, "root-folder-missing");
}
