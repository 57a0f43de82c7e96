import { downloadKeys } from "../../domain/machine/attempt.ts";
import { plainReason } from "../../domain/message/reason.ts";
import {
  isInQueue,
  type Observation,
  type ObservationOf,
} from "../../domain/observation/observation.ts";
import { ROLES } from "../../integrations/port/kind.ts";
import type { CoreContext } from "../core/context.ts";
import type { ServicesContext } from "../services/context.ts";

/** What each arr's queue named at its last poll, by slug. */
export type Queues = Map<string, QueueSnapshot>;

interface QueueSnapshot {
  readonly at: number;
  /** Download ids in lower case. */
  readonly queued: ReadonlySet<string>;
}

/** Remembers which downloads an arr follows, from what its poll has told. */
export function noteQueue(
  { clock }: CoreContext,
  queues: Queues,
  slug: string,
  observations: readonly Observation[],
): void {
  const queued = observations.filter(isInQueue).flatMap(downloadKeys);
  queues.set(slug, { at: clock.now().getTime(), queued: new Set(queued) });
}

/**
 * A client that no longer lists a download does not say why: it may have been imported and cleared away. Its arr's
 * history tells, so the removal waits until that was read since, and until the arr's queue has let go of it too; where
 * no arr is known or configured it counts at once. And what an arr's queue has lost is removed where no client can say
 * otherwise. Answers with what may be applied now.
 */
export async function settleRemovals(
  ctx: ServicesContext,
  queues: Queues,
  reported: readonly Observation[],
): Promise<readonly Observation[]> {
  const doubtful = reported.filter(
    (observation) => isRemoval(observation) || isUntracked(observation),
  );
  if (doubtful.length === 0) return reported;
  const downloads = await ctx.store.read.download.findMany({
    where: { downloadKey: { in: [...new Set(doubtful.flatMap(downloadKeys))] } },
    orderBy: { ordinal: "asc" },
    select: { downloadKey: true, arrService: true, seenInClientAt: true },
  });
  const known = new Map(downloads.map((download) => [download.downloadKey, download]));
  return reported.flatMap((observation) => {
    const ids = downloadKeys(observation);
    const rows = ids.flatMap((id) => known.get(id) ?? []);
    if (isUntracked(observation)) {
      const isSeen = rows.some(({ seenInClientAt }) => seenInClientAt !== null);
      return [isSeen || isAnyClientAway(ctx) ? observation : toRemoved(observation)];
    }
    const slug = rows.find(({ arrService }) => arrService !== null)?.arrService ?? null;
    const isSettled =
      !isRemoval(observation) ||
      slug === null ||
      mayBeGone(ctx, queues, slug, ids, missingSinceMs(observation));
    return isSettled ? [observation] : [];
  });
}

function isUntracked(observation: Observation): observation is ObservationOf<"not-tracked"> {
  return observation.kind === "not-tracked";
}

/** A client that cannot be asked may have it. */
function isAnyClientAway({ services }: ServicesContext): boolean {
  return [...services.integrations.values()].some(
    ({ slug, kind }) => ROLES[kind] === "client" && services.statuses.get(slug)?.status !== "UP",
  );
}

/** No client has ever had it, or none is configured: the queue's word is all there is. */
function toRemoved(observation: ObservationOf<"not-tracked">): Observation {
  return { ...observation, kind: "download-removed", reason: plainReason("NOT_IN_QUEUE") };
}

/** A client's; the arr's own word on what was not in a pack needs no second opinion. */
function isRemoval(observation: Observation): observation is ObservationOf<"download-removed"> {
  return observation.kind === "download-removed" && observation.keys.arr === undefined;
}

function mayBeGone(
  { services }: ServicesContext,
  queues: Queues,
  slug: string,
  ids: readonly string[],
  since: number,
): boolean {
  const arr = services.integrations.get(slug);
  if (arr === undefined || ROLES[arr.kind] !== "arr") return true;
  const queue = queues.get(slug);
  if (queue !== undefined && queue.at > since && !ids.some((id) => queue.queued.has(id)))
    return true;
  services.running.get(slug)?.hint();
  return false;
}

/** 0 where the client did not report since when: any later read of the queue counts then. */
function missingSinceMs({ missingSince }: ObservationOf<"download-removed">): number {
  return missingSince === undefined ? 0 : Date.parse(missingSince);
}
