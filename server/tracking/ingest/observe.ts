import type { Observation } from "../../domain/observation/observation.ts";
import { keepCursor } from "../core/cursor.ts";
import { applyObservation } from "../projection/apply.ts";
import type { ProjectionContext } from "../projection/context.ts";
import { scopeOf } from "../projection/environment.ts";
import type { Flushed } from "../projection/flush.ts";
import { transact } from "../projection/transact.ts";
import { applyPending, hasNews, canBePending, keepPending } from "./pending.ts";

/** Observations that share one transaction: a poll of a big queue must leave room for the inbox in between. */
const BATCH_SIZE = 200;

export interface ObserveOptions {
  /** Kept in the same transaction as the last of the observations: where the next poll goes on. */
  readonly cursor?: { readonly slug: string; readonly value: string | null };
  /** Seerr was asked at this moment: what an arr added before and Seerr did not name is followed by itself. */
  readonly followBefore?: Date;
  /** What an arr has and Seerr does not know of is followed at once. */
  readonly mayFollowArr?: boolean;
}

/** How much a round of observations changed. */
export interface Observed {
  readonly requestIds: ReadonlySet<string>;
  readonly added: number;
  readonly idsFilled: number;
}

/** What several rounds changed together. */
export function sumOf(rounds: readonly Observed[]): Observed {
  return {
    requestIds: new Set(rounds.flatMap(({ requestIds }) => [...requestIds])),
    added: rounds.reduce((sum, { added }) => sum + added, 0),
    idsFilled: rounds.reduce((sum, { idsFilled }) => sum + idsFilled, 0),
  };
}

/** Applies what was polled or pushed: the same observations a webhook gives, through the same machine. */
export async function observe(
  ctx: ProjectionContext,
  observations: readonly Observation[],
  options: ObserveOptions = {},
): Promise<Observed> {
  const chunks: (readonly Observation[])[] = [];
  for (let start = 0; start < observations.length; start += BATCH_SIZE)
    chunks.push(observations.slice(start, start + BATCH_SIZE));
  if (chunks.length === 0) chunks.push([]);
  const { mayFollowArr = false } = options;
  const reported: Observed[] = [];
  for (const [index, chunk] of chunks.entries()) {
    const isLast = index === chunks.length - 1;
    const flushed = await observeChunk(ctx, chunk, isLast ? options : { mayFollowArr });
    if (flushed !== null) reported.push({ ...flushed, requestIds: new Set(flushed.requestIds) });
  }
  return sumOf(reported);
}

async function observeChunk(
  ctx: ProjectionContext,
  chunk: readonly Observation[],
  options: ObserveOptions,
): Promise<Flushed | null> {
  const { cursor, followBefore, mayFollowArr = false } = options;
  if (chunk.length === 0 && followBefore === undefined && cursor === undefined) return null;
  const { change } = await transact(ctx, {}, async (work) => {
    const { tx, now } = work;
    for (const observation of chunk) {
      const { outcome } = await applyObservation(
        work,
        observation,
        scopeOf(ctx, now, null, mayFollowArr),
      );
      if (outcome === "unmatched" && canBePending(observation))
        await keepPending(work, observation, null);
    }
    if (followBefore !== undefined || hasNews(work)) {
      const mayFollow = followBefore !== undefined;
      await applyPending(
        work,
        (deliveryId) => scopeOf(ctx, now, deliveryId, mayFollow),
        followBefore,
      );
    }
    if (cursor !== undefined) await keepCursor(tx, cursor);
  });
  return change;
}
