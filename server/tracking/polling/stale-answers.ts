import type { Observation } from "../../domain/observation/observation.ts";
import { isOtherTitle } from "../../domain/same-title.ts";
import type { CoreContext } from "../core/context.ts";

/**
 * Leaves out titles that were removed from the arr since it was polled at `askedAt`: its answer may be older than the
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
