import type { Observation } from "../domain/observation/observation.ts";
import { confirmEffects } from "./actions/confirm-effects.ts";
import type { ActionContext } from "./actions/context.ts";
import { createReleaseSearcher } from "./actions/search-releases.ts";
import { createPruner } from "./core/prune/pruner.ts";
import { repeat } from "./core/repeat.ts";
import { DEFAULT_RETENTION, type Retention } from "./core/retention.ts";
import { createVisitRecorder } from "./core/visit/recorder.ts";
import { observe } from "./ingest/observe.ts";
import type { ProjectionContext } from "./projection/context.ts";
import { createStandstillReviewer } from "./projection/review.ts";
import { withRequests } from "./projection/with-requests.ts";
import { confirmMissing } from "./reconcile/missing/confirm.ts";
import { scheduleNightly } from "./reconcile/schedule.ts";

const TICK_MS = 60_000;
/** After the start, when the services have been asked what happened meanwhile. */
const FIRST_VISITS_MS = 10_000;

/**
 * Starts the work that is due by time alone, each minute: an air date passes, a request stands still too long, a file
 * stays missing; and each night: what is kept no longer is deleted.
 */
export function startTicking(
  ctx: ActionContext,
  retention: Retention = DEFAULT_RETENTION,
): () => Promise<void> {
  const releaseSearcher = createReleaseSearcher(ctx);
  const reviewer = createStandstillReviewer(ctx);
  const visitRecorder = createVisitRecorder(ctx);
  const onError = (error: unknown) => ctx.log.warn({ err: error }, "maintenance failed");
  const tick = async (): Promise<void> => {
    for (const step of [airDue, confirmMissing, confirmEffects, () => reviewer.review()])
      await step(ctx).catch(onError);
  };
  const stops = [
    repeat(ctx.clock, TICK_MS, tick, onError),
    // Apart from the others: it waits for indexers, for minutes at worst.
    repeat(ctx.clock, TICK_MS, () => releaseSearcher.search(), onError),
    repeat(ctx.clock, TICK_MS, () => visitRecorder.record(), onError, FIRST_VISITS_MS),
  ];
  const gather = (): void => void ctx.store.gatherStatistics().catch(onError);
  const pruner = createPruner(ctx, retention);
  const night = (): void => void pruner.prune().catch(onError).finally(gather);
  // After the start too: a migration may have added an index.
  const cancels = [ctx.clock.after(TICK_MS, gather), scheduleNightly(ctx.clock, night)];
  return async () => {
    for (const cancel of cancels) cancel();
    reviewer.stop();
    visitRecorder.stop();
    await Promise.all([pruner.stop(), ...stops.map((stop) => stop())]);
  };
}

/** Moves units whose air date has passed from UNAIRED to APPROVED. */
export async function airDue(ctx: ProjectionContext): Promise<void> {
  const { read } = ctx.store;
  const due = await read.unit.findMany({
    where: { state: "UNAIRED", airDate: { lte: ctx.clock.now() } },
  });
  const observations = (await withRequests(read, due)).map(
    ({ season, number, airDate, request }): Observation => {
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
    },
  );
  if (observations.length > 0) await observe(ctx, observations);
}
