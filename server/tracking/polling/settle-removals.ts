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

/** Stores which downloads the arr's queue named in this poll. */
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
 * Returns the observations that may be applied now. A client that no longer lists a download does not say why: the
 * download may have been imported and cleaned up, which the arr's history reports. The removal therefore waits until
 * the history was read since and the arr's queue has dropped the download too; without a known, configured arr it
 * counts at once. A download that an arr's queue has lost counts as removed if no client can say otherwise.
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
      return [isSeen || isAnyDownloadClientUnavailable(ctx) ? observation : toRemoved(observation)];
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

/** A client that does not answer may have the download. */
function isAnyDownloadClientUnavailable({ services }: ServicesContext): boolean {
  return [...services.integrations.values()].some(
    ({ slug, kind }) => ROLES[kind] === "client" && services.statuses.get(slug)?.status !== "UP",
  );
}

/** No client had the download, or none is configured: the queue is the only evidence. */
function toRemoved(observation: ObservationOf<"not-tracked">): Observation {
  return { ...observation, kind: "download-removed", reason: plainReason("NOT_IN_QUEUE") };
}

/** Whether a client reported the removal. The arr's own report of what was not in a pack needs no confirmation. */
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

/** Returns 0 when the client did not report since when; then any later read of the queue counts. */
function missingSinceMs({ missingSince }: ObservationOf<"download-removed">): number {
  return missingSince === undefined ? 0 : Date.parse(missingSince);
}
