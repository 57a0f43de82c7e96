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
import {
  hasFileState,
  isOutage,
  isOutageNow,
  listArrsWithoutOutage,
  missingSince,
} from "./outage.ts";

/** Requests per round. */
const MAX_AT_ONCE = 20;

/**
 * Syncs requests again whose files an arr has lost. A file that the arr still misses and no library shows is gone. Many
 * at once, or an arr that reports a missing root folder, mean an unmounted disk: then a person has to confirm (scenario
 * B12).
 */
export async function confirmMissing(ctx: ServicesContext): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - MISSING_GRACE_MS);
  const hasLibrary = hasRole(ctx.services.integrations, "library");
  // With a library, the arr is checked only once no library shows the file.
  const missingArrs = await listArrsWithoutOutage(ctx, before, hasLibrary ? isOutage : isOutageNow);
  const arrs = missingArrs.filter((slug) => !isDown(ctx, slug));
  if (arrs.length === 0) return;
  const missing = await ctx.store.read.unit.findMany({
    where: missingSince(before, arrs),
    select: { requestId: true, state: true },
  });
  const requestIds = missing.filter(hasFileState).map(({ requestId }) => requestId);
  const ids = [...new Set(requestIds)].slice(0, MAX_AT_ONCE);
  if (ids.length === 0) return;
  const snapshots = await openSnapshots(ctx, (message) =>
    ctx.log.debug({ message }, "service left out of the sync"),
  );
  await syncPage(ctx, snapshots, ids);
  if (!hasLibrary) await confirmWithoutLibrary(ctx, ids, before);
}

function isDown({ services }: ServicesContext, slug: string | null): boolean {
  return slug !== null && services.statuses.get(slug)?.status === "DOWN";
}

/** Without a library, two polls of the arr are all the evidence there is. */
async function confirmWithoutLibrary(
  ctx: ServicesContext,
  ids: readonly string[],
  before: Date,
): Promise<void> {
  const missing = await ctx.store.read.unit.findMany({
    where: { missingSince: { lte: before }, requestId: { in: [...ids] } },
    include: { request: true },
  });
  const still = missing.filter(hasFileState);
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
