import { isAboutRequest } from "../../domain/correlation.ts";
import type { Observation } from "../../domain/observation/observation.ts";
import { isOtherTitle } from "../../domain/same-title.ts";
import type { ServiceRole } from "../../integrations/port/kind.ts";
import type { CoreContext } from "../core/context.ts";
import { findLogEnd } from "../core/log-end.ts";

/**
 * Leaves out titles that were removed from the arr since it was polled at `polledAt`: its answer may be older than the
 * webhook that reported the removal, and finished titles are not polled again.
 */
export async function withoutRemoved(
  { store }: CoreContext,
  slug: string,
  polledAt: Date,
  observations: readonly Observation[],
): Promise<readonly Observation[]> {
  const removed = await store.read.mediaRequest.findMany({
    where: {
      arrService: slug,
      updatedAt: { gte: polledAt },
      units: { some: { isUnmanaged: true } },
    },
    select: { arrId: true, tmdbId: true, tvdbId: true, imdbId: true },
  });
  return observations.filter(
    ({ keys }) =>
      keys.arr?.service !== slug ||
      !removed.some((title) => title.arrId === keys.arr?.id && !isOtherTitle(title, keys)),
  );
}

/** States that a decision about a request leads to. */
const DECIDED = ["REQUESTED", "APPROVED", "DECLINED", "FAILED"];

/** Returns what of an answer still counts. */
type AnswerFilter = (observations: readonly Observation[]) => Promise<readonly Observation[]>;

/**
 * To be called before a service is asked. What it returns leaves out what Seerr says about requests whose decision has
 * changed since: its answer may be older than the webhook that reported the change, and would take the decision back
 * until the next poll. Seerr is asked about them again then, as they are tracked or a webhook named them. Nothing else
 * decides, so that of other services everything counts.
 */
export async function watchDecisions(
  { store: { read } }: Pick<CoreContext, "store">,
  { slug, role }: { readonly slug: string; readonly role: ServiceRole },
): Promise<AnswerFilter> {
  if (role !== "requests") return async (observations) => observations;
  const askedAt = await findLogEnd(read);
  return async (observations) => {
    const moved = await read.transition.findMany({
      where: {
        sequence: { gt: askedAt },
        to: { in: DECIDED },
        request: { originService: slug },
      },
      select: { request: { select: { originId: true } } },
    });
    if (moved.length === 0) return observations;
    const ids = new Set(moved.map(({ request }) => request.originId));
    return observations.filter((one) => !isAboutRequest(one) || !ids.has(one.keys.requestId ?? ""));
  };
}
