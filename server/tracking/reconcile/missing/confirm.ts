import { MISSING_GRACE_MS } from "../../../domain/machine/removal.ts";
import { plainReason } from "../../../domain/message/reason.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { ROLES } from "../../../integrations/port/kind.ts";
import { observe } from "../../ingest/observe.ts";
import { hasRole } from "../../projection/environment.ts";
import { keysOf } from "../../projection/request-keys.ts";
import type { ServicesContext } from "../../services/context.ts";
import { openSnapshots } from "../snapshots.ts";
import { syncPage } from "../sync-page.ts";
import { findOutages, isOutage, isOutageNow, MISSING } from "./outage.ts";

/** Requests that are asked about in one round. */
const MAX_AT_ONCE = 20;

/**
 * Looks a second time at files that an arr has lost. What the arr still does not have and the library does not show
 * either is gone; many at once, or an arr that complains of its folder, is a disk that is not there, and a person has to
 * say so (scenario B12).
 */
export async function confirmMissing(ctx: ServicesContext): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - MISSING_GRACE_MS);
  const missing = await ctx.store.read.unit.findMany({
    where: { ...MISSING, missingSince: { lte: before } },
    select: { requestId: true, request: { select: { arrService: true } } },
  });
  const hasLibrary = hasRole(ctx.services.integrations, "library");
  const arrs = missing.map(({ request }) => request.arrService);
  // Where there is a library, the arr is asked how it is once it turns out that nobody shows the file.
  const held = await findOutages(ctx, arrs, hasLibrary ? isOutage : isOutageNow);
  const ids = [
    ...new Set(
      missing
        .filter(({ request }) => !held.has(request.arrService) && !isDown(ctx, request.arrService))
        .map(({ requestId }) => requestId),
    ),
  ].slice(0, MAX_AT_ONCE);
  if (ids.length === 0) return;
  const snapshots = await openSnapshots(ctx, (message) =>
    ctx.log.debug({ message }, "not looked at"),
  );
  await syncPage(ctx, snapshots, ids);
  if (!hasLibrary) await confirmWithoutLibrary(ctx, ids, before);
}

function isDown({ services }: ServicesContext, slug: string | null): boolean {
  return slug !== null && services.statuses.get(slug)?.status === "DOWN";
}

/** No library is there to ask: the arr was asked twice, and that is all that can be known. */
async function confirmWithoutLibrary(
  ctx: ServicesContext,
  ids: readonly string[],
  before: Date,
): Promise<void> {
  const still = await ctx.store.read.unit.findMany({
    where: { ...MISSING, missingSince: { lte: before }, requestId: { in: [...ids] } },
    include: { request: true },
  });
  const answering = [...ctx.services.integrations.values()].filter(
    ({ slug, kind }) => ROLES[kind] === "arr" && ctx.services.statuses.get(slug)?.status === "UP",
  );
  const observations = still
    .filter(({ request }) => answering.some(({ slug }) => slug === request.arrService))
    .map(({ request, ...unit }): Observation => ({
      service: request.arrService ?? request.originService,
      kind: "file-deleted",
      channel: "POLL",
      event: "hasFile",
      at: null,
      keys: keysOf(request, [unit]),
      reason: plainReason("FILE_GONE"),
      isConfirmed: true,
      evidence: { hasFile: false },
    }));
  await observe(ctx, observations);
}
