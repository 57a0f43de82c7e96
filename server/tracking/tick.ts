import type { Observation } from "../domain/observation.ts";
import type { TrackingContext } from "./context.ts";
import { observe } from "./observe.ts";

const TICK_MS = 60_000;

/** What the clock alone changes: an episode's air date passes. Looks each minute. */
export function startTicking(ctx: TrackingContext): () => void {
  let cancel = ctx.clock.after(TICK_MS, tick);
  function tick(): void {
    void airDue(ctx)
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
        ...(season === null || number === null
          ? {}
          : { episodes: [{ season, number, airDate: date }] }),
      },
      ...(season === null ? { airDate: date } : {}),
    };
  });
  if (observations.length > 0) await observe(ctx, observations);
}
