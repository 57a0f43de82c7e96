import type { Observation } from "../../domain/observation/observation.ts";
import type { PollResult, Renumbering } from "../../integrations/port/poll.ts";
import { keepCursor } from "../core/cursor.ts";
import { applyObservation } from "../projection/apply.ts";
import type { ProjectionContext } from "../projection/context.ts";
import { createScopes } from "../projection/environment.ts";
import { forgetIds } from "../projection/forget-ids.ts";
import { transact, type Transacted } from "../projection/transact.ts";
import { applyPending, hasNews, canBePending, keepPending } from "./pending.ts";

/** Observations and time per transaction: a poll of a big queue must let the inbox write in between. */
const BATCH_SIZE = 200;
const BATCH_MS = 30;

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
  /** Whether the first sync imports the past. */
  readonly isImport?: boolean;
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
  const { cursor, followBefore, renumbered } = options;
  const isIdle = followBefore === undefined && cursor === undefined && renumbered === undefined;
  const reported: Observed[] = [];
  for (let start = 0, isMore = observations.length > 0 || !isIdle; isMore;) {
    const { change, result: end } = await observeSome(ctx, observations, start, options);
    const { requestIds, added, idsFilled } = change;
    reported.push({ requestIds: new Set(requestIds), added, idsFilled });
    start = end;
    isMore = end < observations.length;
  }
  return sumOf(reported);
}

/** Applies observations from `start` on, as many as there is time for, and returns where it stopped. */
function observeSome(
  ctx: ProjectionContext,
  observations: readonly Observation[],
  start: number,
  { cursor, followBefore, mayFollowArr = false, renumbered, isImport = false }: ObserveOptions,
): Promise<Transacted<number>> {
  return transact(ctx, {}, async (work) => {
    const { tx, now } = work;
    if (start === 0 && renumbered !== undefined)
      await forgetIds(work, renumbered.slug, renumbered.renumbering);
    const scope = { ...createScopes(ctx, now, { isFollowing: mayFollowArr })(null), isImport };
    const until = Math.min(start + BATCH_SIZE, observations.length);
    let end = start;
    for (const observation of observations.slice(start, until)) {
      if (end > start && ctx.clock.now().getTime() - now.getTime() >= BATCH_MS) break;
      const { outcome } = await applyObservation(work, observation, scope);
      if (outcome === "unmatched" && canBePending(observation))
        await keepPending(work, observation, null);
      end += 1;
    }
    const isLast = end === observations.length;
    const isFollowing = isLast && followBefore !== undefined;
    if (isFollowing || hasNews(work))
      await applyPending(
        work,
        createScopes(ctx, now, { isFollowing }),
        isFollowing ? followBefore : undefined,
      );
    if (isLast && cursor !== undefined) await keepCursor(tx, cursor);
    return end;
  });
}
