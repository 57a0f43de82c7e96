import type { Observation } from "../../domain/observation/observation.ts";
import type { ServicesContext } from "../services/context.ts";

/** An arr that takes longer may report what was so before the library's answer. */
const FRESH_MS = 5_000;
/** How long a library's answer waits for an arr that is slow, which is until the next poll, and for one that does not respond. */
const SLOW_TIMEOUT_MS = 10_000;
const TIMEOUT_MS = 5 * 60_000;

/** Has the arrs of newly playable units asked again, and returns what counts once their answers are applied. */
export type ArrRefresh = (observations: readonly Observation[]) => Promise<readonly Observation[]>;

/** A file that a library shows: since when, and whether its arr has confirmed it. */
interface ShownFile {
  readonly since: number;
  readonly isConfirmed: boolean;
}

/**
 * A library goes on showing a file that was deleted or replaced since its arr was polled. Before a unit becomes AVAILABLE,
 * its arr is therefore asked whether it still has that file; once for each file, because the unit may wait for something
 * else. Without a fresh answer of the arr the library's waits for the next poll, but not for ever: an arr may be away for
 * days.
 */
export function createArrRefresh({ services, clock }: ServicesContext): ArrRefresh {
  let known: ReadonlyMap<string, ShownFile> = new Map();
  const now = () => clock.now().getTime();

  /** Returns how long an answer of the library has to have waited to count. */
  async function refresh(slug: string): Promise<number> {
    const askedAt = now();
    const hasAnswered = (await services.running.get(slug)?.refresh()) ?? true;
    if (!hasAnswered) return TIMEOUT_MS;
    return now() - askedAt <= FRESH_MS ? 0 : SLOW_TIMEOUT_MS;
  }

  return async (observations) => {
    const files = observations.flatMap((one) => fileOf(one) ?? []);
    const isConfirmed = ({ key }: { readonly key: string }) => known.get(key)?.isConfirmed === true;
    const seenAt = now();
    const slugs = [...new Set(files.filter((one) => !isConfirmed(one)).map(({ slug }) => slug))];
    const waitsMs = new Map(
      await Promise.all(slugs.map(async (slug) => [slug, await refresh(slug)] as const)),
    );
    known = new Map(
      files.map((file) => {
        const since = known.get(file.key)?.since ?? seenAt;
        const hasWaited = seenAt - since >= (waitsMs.get(file.slug) ?? 0);
        return [file.key, { since, isConfirmed: isConfirmed(file) || hasWaited }];
      }),
    );
    return observations.filter((one) => {
      const file = fileOf(one);
      return file === null || isConfirmed(file);
    });
  };
}

function fileOf({ kind, keys: { arr, fileId } }: Observation) {
  if (kind !== "playable" || arr === undefined) return null;
  return { slug: arr.service, key: `${arr.service} ${arr.id} ${fileId}` };
}
