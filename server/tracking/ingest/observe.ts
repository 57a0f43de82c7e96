import type { Observation } from "../../domain/observation/observation.ts";
import type { PollResult, Renumbering } from "../../integrations/port/poll.ts";
import { keepCursor } from "../core/cursor.ts";
import { applyObservation } from "../projection/apply.ts";
import type { ProjectionContext } from "../projection/context.ts";
import { createScopes } from "../projection/environment.ts";
import type { Flushed } from "../projection/flush.ts";
import { forgetIds } from "../projection/forget-ids.ts";
import { transact } from "../projection/transact.ts";
import { applyPending, hasNews, canBePending, keepPending } from "./pending.ts";

/** Observations per transaction: a poll of a big queue must let the inbox write in between. */
const BATCH_SIZE = 200;

export interface ObserveOptions {
  /** Where the next poll continues; stored in the transaction of the last observations. */
  readonly cursor?: { readonly slug: string; readonly value: string | null };
  /**
   * When Seerr was polled: titles that were added in an arr before that moment, and that Seerr did not name, are
   * tracked.
   */
  readonly followBefore?: Date;
  /** The arr that has assigned new ids: the known ones are forgotten first. */
  readonly renumbered?: { readonly slug: string; readonly renumbering: Renumbering };
  /** Whether titles of an arr that have no request in Seerr are tracked at once. */
  readonly mayFollowArr?: boolean;
}

/** Returns the option for what a service reported, if it has assigned new ids. */
export function renumberedBy(
  slug: string,
  { renumbering }: Pick<PollResult, "renumbering">,
): Pick<ObserveOptions, "renumbered"> {
  return renumbering === undefined ? {} : { renumbered: { slug, renumbering } };
}

/** How much the observations changed. */
export interface Observed {
  readonly requestIds: ReadonlySet<string>;
  readonly added: number;
  readonly idsFilled: number;
}

/** Returns the sum of several calls. */
export function sumOf(rounds: readonly Observed[]): Observed {
  return {
    requestIds: new Set(rounds.flatMap(({ requestIds }) => [...requestIds])),
    added: rounds.reduce((sum, { added }) => sum + added, 0),
    idsFilled: rounds.reduce((sum, { idsFilled }) => sum + idsFilled, 0),
  };
}

/** Applies polled or pushed observations, in the same way as those of webhooks. */
export async function observe(
  ctx: ProjectionContext,
  observations: readonly Observation[],
  options: ObserveOptions = {},
): Promise<Observed> {
  const chunks: (readonly Observation[])[] = [];
  for (let start = 0; start < observations.length; start += BATCH_SIZE)
    chunks.push(observations.slice(start, start + BATCH_SIZE));
  if (chunks.length === 0) chunks.push([]);
  const { mayFollowArr = false, renumbered, ...atEnd } = options;
  const reported: Observed[] = [];
  for (const [index, chunk] of chunks.entries()) {
    const isLast = index === chunks.length - 1;
    const flushed = await observeChunk(ctx, chunk, {
      ...(isLast ? atEnd : {}),
      ...(index === 0 && renumbered !== undefined ? { renumbered } : {}),
      mayFollowArr,
    });
    if (flushed === null) continue;
    const { requestIds, added, idsFilled } = flushed;
    reported.push({ requestIds: new Set(requestIds), added, idsFilled });
  }
  return sumOf(reported);
}

async function observeChunk(
  ctx: ProjectionContext,
  chunk: readonly Observation[],
  options: ObserveOptions,
): Promise<Flushed | null> {
  const { cursor, followBefore, mayFollowArr = false, renumbered } = options;
  const isIdle = followBefore === undefined && cursor === undefined && renumbered === undefined;
  if (chunk.length === 0 && isIdle) return null;
  const { change } = await transact(ctx, {}, async (work) => {
    const { tx, now } = work;
    if (renumbered !== undefined) await forgetIds(work, renumbered.slug, renumbered.renumbering);
    const scope = createScopes(ctx, now, { isFollowing: mayFollowArr })(null);
    for (const observation of chunk) {
      const { outcome } = await applyObservation(work, observation, scope);
      if (outcome === "unmatched" && canBePending(observation))
        await keepPending(work, observation, null);
    }
    if (followBefore !== undefined || hasNews(work)) {
      const isFollowing = followBefore !== undefined;
      await applyPending(work, createScopes(ctx, now, { isFollowing }), followBefore);
    }
    if (cursor !== undefined) await keepCursor(tx, cursor);
  });
  return change;
}
