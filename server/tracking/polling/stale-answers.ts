import type { Observation } from "../../domain/observation/observation.ts";
import type { CoreContext } from "../core/context.ts";

/**
 * Of what an arr was asked at `askedAt`: without the titles that were taken out of it since. Its answer may be older than
 * the webhook that told so, and nobody asks again about what is finished.
 */
export async function withoutRemoved(
  { store }: CoreContext,
  slug: string,
  askedAt: Date,
  observations: readonly Observation[],
): Promise<readonly Observation[]> {
  const removed = await store.read.mediaRequest.findMany({
    where: {
      arrService: slug,
      updatedAt: { gte: askedAt },
      units: { some: { isUnmanaged: true } },
    },
    select: { arrId: true },
  });
  if (removed.length === 0) return observations;
  const ids = new Set(removed.map(({ arrId }) => arrId));
  return observations.filter(({ keys }) => keys.arr?.service !== slug || !ids.has(keys.arr.id));
}
