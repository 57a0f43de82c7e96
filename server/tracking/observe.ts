import type { Observation } from "../domain/observation.ts";
import type { Tx } from "../store/store.ts";
import { applyObservation } from "./apply.ts";
import type { TrackingContext } from "./context.ts";
import { flush } from "./flush.ts";
import { applyParked, hasNews, isParkable, park } from "./parked.ts";
import { scopeOf } from "./surroundings.ts";
import { openWorkspace } from "./workspace.ts";

/** Observations that share one transaction: a poll of a big queue must leave room for the inbox in between. */
const CHUNK = 50;

export interface ObserveOptions {
  /** Kept in the same transaction as the last of the observations: where the next poll goes on. */
  readonly cursor?: { readonly slug: string; readonly value: string | null };
  /** Seerr was asked at this moment: what an arr added before and Seerr did not name is followed by itself. */
  readonly followBefore?: Date;
}

/** Applies what was polled or pushed: the same observations a webhook gives, through the same machine. */
export async function observe(
  ctx: TrackingContext,
  observations: readonly Observation[],
  options: ObserveOptions = {},
): Promise<void> {
  const chunks: (readonly Observation[])[] = [];
  for (let start = 0; start < observations.length; start += CHUNK)
    chunks.push(observations.slice(start, start + CHUNK));
  if (chunks.length === 0) chunks.push([]);
  for (const [index, chunk] of chunks.entries()) {
    await observeChunk(ctx, chunk, index === chunks.length - 1 ? options : {});
  }
}

async function observeChunk(
  ctx: TrackingContext,
  chunk: readonly Observation[],
  options: ObserveOptions,
): Promise<void> {
  const { cursor, followBefore } = options;
  if (chunk.length === 0 && followBefore === undefined && cursor === undefined) return;
  const change = await ctx.serially(() =>
    ctx.store.write(async (tx) => {
      const now = ctx.clock.now();
      const work = openWorkspace(tx, now, ctx.newId);
      for (const observation of chunk) {
        const { verdict } = await applyObservation(work, observation, scopeOf(ctx, now, null));
        if (verdict === "unmatched" && isParkable(observation)) await park(work, observation, null);
      }
      if (followBefore !== undefined || hasNews(work)) {
        const mayFollow = followBefore !== undefined;
        await applyParked(
          work,
          (deliveryId) => scopeOf(ctx, now, deliveryId, mayFollow),
          followBefore,
        );
      }
      if (cursor !== undefined) await keepCursor(tx, cursor);
      return flush(work);
    }),
  );
  if (change.requestIds.length > 0 || change.downloadIds.length > 0) ctx.bus.publish(change);
}

async function keepCursor(
  tx: Tx,
  { slug, value }: { readonly slug: string; readonly value: string | null },
): Promise<void> {
  const name = cursorName(slug);
  if (value === null) {
    await tx.setting.deleteMany({ where: { name } });
    return;
  }
  await tx.setting.upsert({ where: { name }, create: { name, value }, update: { value } });
}

export function cursorName(slug: string): string {
  return `cursor.${slug}`;
}
