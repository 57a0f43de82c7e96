import type { Observation } from "../../domain/observation.ts";
import { hasCondition } from "../../domain/problem/rule.ts";
import { ROLES } from "../../integrations/port.ts";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { TrackingContext } from "../context.ts";
import { observe } from "../observe.ts";
import { hasRole } from "../surroundings.ts";
import { lookAtPage } from "../sync/look-at-page.ts";
import { openSurveys } from "../sync/surveys.ts";

/** A file that is missing for less may be in the middle of a swap. */
const GRACE_MS = 2 * 60_000;
/** Requests that are asked about in one round. */
const MOST_AT_ONCE = 20;

const WITH_FILE: readonly string[] = ["IMPORTING", "ANIME_MATCHING", "AVAILABLE"];
const MISSING = {
  state: { in: [...WITH_FILE] },
  missingSince: { not: null },
} satisfies Prisma.UnitWhereInput;

/**
 * Looks a second time at files that an arr has lost. What the arr still does not have and the library does not show
 * either is gone; many at once, or an arr that complains of its folder, is a disk that is not there, and a person has to
 * say so (scenario B12).
 */
export async function confirmMissing(ctx: TrackingContext): Promise<void> {
  const now = ctx.clock.now();
  const missing = await ctx.store.read.unit.findMany({
    where: { ...MISSING, missingSince: { lte: new Date(now.getTime() - GRACE_MS) } },
    select: { requestId: true, request: { select: { arrService: true } } },
  });
  const slugs = [...new Set(missing.map(({ request }) => request.arrService))];
  const believable = new Set<string | null>();
  for (const slug of slugs) if (!(await isOutage(ctx, slug))) believable.add(slug);
  const ids = [
    ...new Set(
      missing
        .filter(({ request }) => believable.has(request.arrService))
        .map(({ requestId }) => requestId),
    ),
  ].slice(0, MOST_AT_ONCE);
  if (ids.length === 0) return;
  const surveys = await openSurveys(ctx, (message) => ctx.log.debug({ message }, "not looked at"));
  await lookAtPage(ctx, surveys, ids);
  if (!hasRole(ctx.integrations, "library")) await confirmWithoutLibrary(ctx, ids);
}

/** Fewer than this are what a person deletes. */
const MANY = 10;
const MANY_SHARE = 0.25;
/** Of a small installation: all there is. */
const ALL_OF = 3;

/** Whether so much of an arr's is missing that it must be the disk. */
async function isOutage(ctx: TrackingContext, slug: string | null): Promise<boolean> {
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

/** No library is there to ask: the arr was asked twice, and that is all that can be known. */
async function confirmWithoutLibrary(ctx: TrackingContext, ids: readonly string[]): Promise<void> {
  const still = await ctx.store.read.unit.findMany({
    where: { ...MISSING, requestId: { in: [...ids] } },
    include: { request: true },
  });
  const answering = [...ctx.integrations.values()].filter(
    ({ slug, kind }) => ROLES[kind] === "arr" && ctx.services.statuses.get(slug)?.status === "UP",
  );
  const observations = still
    .filter(({ request }) => answering.some(({ slug }) => slug === request.arrService))
    .map(({ season, number, request }): Observation => ({
      service: request.arrService ?? request.originService,
      kind: "file-deleted",
      channel: "POLL",
      event: "hasFile",
      at: null,
      keys: {
        mediaType: request.mediaType === "MOVIE" ? "MOVIE" : "TV",
        ...(request.arrService === null || request.arrId === null
          ? {}
          : { arr: { service: request.arrService, id: request.arrId } }),
        ...(request.tmdbId === null ? {} : { tmdbId: request.tmdbId }),
        ...(request.tvdbId === null ? {} : { tvdbId: request.tvdbId }),
        ...(season === null || number === null ? {} : { episodes: [{ season, number }] }),
      },
      reason: "the file is gone",
      isConfirmed: true,
      evidence: { hasFile: false },
    }));
  await observe(ctx, observations);
}
