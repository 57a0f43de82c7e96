import type { Observation } from "../domain/observation.ts";
import type { Prisma } from "../store/generated/sqlite/client.ts";
import type { TrackingContext } from "./context.ts";
import { flush } from "./flush.ts";
import { observe } from "./observe.ts";
import { loadRequests, openWorkspace } from "./workspace.ts";

const TICK_MS = 60_000;

/** What the clock alone changes: an air date passes, a standstill lasts too long. Looks each minute. */
export function startTicking(ctx: TrackingContext): () => void {
  let cancel = ctx.clock.after(TICK_MS, tick);
  function tick(): void {
    void Promise.all([airDue(ctx), reviewStandstills(ctx)])
      .catch((error: unknown) => ctx.log.warn({ err: error }, "the clock's look failed"))
      .finally(() => {
        cancel = ctx.clock.after(TICK_MS, tick);
      });
  }
  return () => cancel();
}

/** Lets units whose date has come step from UNAIRED to APPROVED. */
export async function airDue(ctx: TrackingContext): Promise<void> {
  const due = await ctx.store.read.unit.findMany({
    where: { state: "UNAIRED", airDate: { lte: ctx.clock.now() } },
    include: { request: true },
  });
  const observations = due.map(({ season, number, airDate, request }): Observation => {
    const date = airDate?.toISOString() ?? null;
    const isEpisode = season !== null && number !== null;
    return {
      service: request.arrService ?? request.originService,
      kind: "airs",
      channel: "CLOCK",
      event: "air date",
      at: null,
      keys: {
        mediaType: request.mediaType === "MOVIE" ? "MOVIE" : "TV",
        ...(request.tmdbId === null ? {} : { tmdbId: request.tmdbId }),
        ...(request.tvdbId === null ? {} : { tvdbId: request.tvdbId }),
        ...(isEpisode ? { episodes: [{ season, number, airDate: date }] } : {}),
      },
      ...(isEpisode ? {} : { airDate: date }),
    };
  });
  if (observations.length > 0) await observe(ctx, observations);
}

/** Nothing is told while nothing moves, so these become problems by time alone (domain/problem.ts). */
const STANDING_STILL = {
  problemCode: null,
  OR: [
    { state: "ANIME_MATCHING", matching: "unmatched" },
    { attempts: { some: { end: null, download: { state: "STALLED" } } } },
  ],
} satisfies Prisma.UnitWhereInput;

/** Looks again at what stands still, and writes the problem it has become. */
export async function reviewStandstills(ctx: TrackingContext): Promise<void> {
  const standing = await ctx.store.read.mediaRequest.findMany({
    where: { isFinished: false, units: { some: STANDING_STILL } },
    select: { id: true },
  });
  if (standing.length === 0) return;
  const change = await ctx.serially(() =>
    ctx.store.write(async (tx) => {
      const work = openWorkspace(ctx, tx, ctx.clock.now());
      await loadRequests(
        work,
        standing.map(({ id }) => id),
      );
      return flush(work);
    }),
  );
  if (change.requestIds.length > 0) ctx.bus.publish(change);
}
