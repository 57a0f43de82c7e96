import { MISSING_GRACE_MS } from "../../domain/deletion.ts";
import type { Observation } from "../../domain/observation.ts";
import { ROLES } from "../../integrations/port.ts";
import type { TrackingContext } from "../context.ts";
import { observe } from "../observe.ts";
import { hasRole } from "../surroundings.ts";
import { lookAtPage } from "../sync/look-at-page.ts";
import { openSurveys } from "../sync/surveys.ts";
import { isOutageNow, MISSING } from "./outage.ts";

/** Requests that are asked about in one round. */
const MOST_AT_ONCE = 20;

/**
 * Looks a second time at files that an arr has lost. What the arr still does not have and the library does not show
 * either is gone; many at once, or an arr that complains of its folder, is a disk that is not there, and a person has to
 * say so (scenario B12).
 */
export async function confirmMissing(ctx: TrackingContext): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - MISSING_GRACE_MS);
  const missing = await ctx.store.read.unit.findMany({
    where: { ...MISSING, missingSince: { lte: before } },
    select: { requestId: true, request: { select: { arrService: true } } },
  });
  const slugs = [...new Set(missing.map(({ request }) => request.arrService))];
  const believable = new Set<string | null>();
  for (const slug of slugs) if (!(await isOutageNow(ctx, slug))) believable.add(slug);
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
  if (!hasRole(ctx.integrations, "library")) await confirmWithoutLibrary(ctx, ids, before);
}

/** No library is there to ask: the arr was asked twice, and that is all that can be known. */
async function confirmWithoutLibrary(
  ctx: TrackingContext,
  ids: readonly string[],
  before: Date,
): Promise<void> {
  const still = await ctx.store.read.unit.findMany({
    where: { ...MISSING, missingSince: { lte: before }, requestId: { in: [...ids] } },
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
