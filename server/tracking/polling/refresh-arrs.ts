import type { Observation } from "../../domain/observation/observation.ts";
import type { ServicesContext } from "../services/context.ts";

/** Has the arrs of newly playable units asked again, and resolves when their answers are applied. */
export type ArrRefresh = (observations: readonly Observation[]) => Promise<void>;

/**
 * A library goes on showing a file that was deleted or replaced since its arr was polled. Before a unit becomes AVAILABLE,
 * its arr is therefore asked whether it still has that file; once for each file, because the unit may wait for something
 * else.
 */
export function createArrRefresh({ services }: ServicesContext): ArrRefresh {
  let known: ReadonlySet<string> = new Set();
  return async (observations) => {
    const playable = observations.flatMap(({ kind, keys: { arr, fileId } }) =>
      kind === "playable" && arr !== undefined
        ? [{ slug: arr.service, key: `${arr.service} ${arr.id} ${fileId}` }]
        : [],
    );
    const fresh = playable.filter(({ key }) => !known.has(key));
    known = new Set(playable.map(({ key }) => key));
    const slugs = new Set(fresh.map(({ slug }) => slug));
    await Promise.all([...slugs].map(async (slug) => services.running.get(slug)?.refresh()));
  };
}
