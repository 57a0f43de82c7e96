import { downloadKeys } from "../domain/attempt.ts";
import type { Observation } from "../domain/observation.ts";
import { ROLES } from "../integrations/port.ts";
import type { TrackingContext } from "./context.ts";

/** Remembers which downloads an arr follows, from what its poll has told. */
export function noteQueue(
  { services, clock }: TrackingContext,
  slug: string,
  observations: readonly Observation[],
): void {
  const tracked = observations.filter(({ isTracked }) => isTracked === true).flatMap(downloadKeys);
  services.queues.set(slug, { at: clock.now().getTime(), tracked: new Set(tracked) });
}

/**
 * A client that no longer lists a download does not say why: it may have been imported and cleared away. Its arr's
 * history tells, so the removal waits until that was read since, and until the arr's queue has let go of it too; where
 * no arr is known or configured it counts at once. Answers with what may be applied now.
 */
export async function settleRemovals(
  ctx: TrackingContext,
  observations: readonly Observation[],
): Promise<readonly Observation[]> {
  const removals = observations.filter(isRemoval);
  if (removals.length === 0) return observations;
  const keys = [...new Set(removals.flatMap(downloadKeys))];
  const downloads = await ctx.store.read.download.findMany({
    where: { downloadKey: { in: keys } },
    orderBy: { ordinal: "asc" },
    select: { downloadKey: true, arrService: true },
  });
  const arrOf = new Map(downloads.map(({ downloadKey, arrService }) => [downloadKey, arrService]));
  return observations.filter((observation) => {
    if (!isRemoval(observation)) return true;
    const ids = downloadKeys(observation);
    const slug = ids.map((id) => arrOf.get(id) ?? null).find((arr) => arr !== null);
    return slug === undefined || mayBeGone(ctx, slug, ids, missingSince(observation));
  });
}

function isRemoval({ kind }: Observation): boolean {
  return kind === "download-removed";
}

function mayBeGone(
  { services, integrations }: TrackingContext,
  slug: string,
  ids: readonly string[],
  since: number,
): boolean {
  const arr = integrations.get(slug);
  if (arr === undefined || ROLES[arr.kind] !== "arr") return true;
  const queue = services.queues.get(slug);
  if (queue !== undefined && queue.at > since && !ids.some((id) => queue.tracked.has(id)))
    return true;
  services.running.get(slug)?.hint();
  return false;
}

/** transfer/observation.ts writes since when the client has missed it. */
function missingSince({ evidence }: Observation): number {
  if (typeof evidence !== "object" || evidence === null || !("missingSince" in evidence)) return 0;
  const at = Date.parse(String(evidence.missingSince));
  return Number.isNaN(at) ? 0 : at;
}
