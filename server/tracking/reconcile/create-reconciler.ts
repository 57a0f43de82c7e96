import type { ServicesContext } from "../services/context.ts";
import { runSync } from "./full-sync.ts";
import { beginReport, findUnfinished, hasHadFirst, type ReportHandle } from "./progress.ts";
import { pruneReports } from "./prune.ts";
import type { Reconciler, SyncReason } from "./reconciler.ts";
import { createRequestSyncs } from "./request-syncs.ts";
import { scheduleNightly } from "./schedule.ts";

/** Services that come back within this time share one outage. */
const RECOVERED_MS = 5_000;

export interface RunningReconciler extends Reconciler {
  /** Starts a full sync soon: a service answers again after an outage. */
  noteRecovered(): void;
}

/** Runs full syncs at start, each night and on request. The first one adopts what the services already have. */
export function createReconciler(ctx: ServicesContext): RunningReconciler {
  const ending = new AbortController();
  let current: { readonly report: ReportHandle; readonly isOver: Promise<void> } | null = null;
  let beginning: Promise<string> | null = null;
  /** Why another sync is needed after the running one, which opened its snapshots before. */
  let nextReason: SyncReason | null = null;
  let cancelRecovered: (() => void) | null = null;
  const syncSingle = createRequestSyncs(ctx);

  async function begin(reason: SyncReason): Promise<string> {
    const isFirst = !(await hasHadFirst(ctx));
    const unfinished = isFirst ? await findUnfinished(ctx) : null;
    const kind = isFirst ? "FIRST" : reason.kind;
    const report = unfinished ?? (await beginReport(ctx, { kind, by: reason.by ?? null }));
    const isOver = runSync(ctx, report, ending.signal)
      .catch((error: unknown) => {
        ctx.log.error({ err: error, sync: report.id }, "a full sync failed");
        return report.fail();
      })
      .catch((error: unknown) => ctx.log.warn({ err: error }, "a sync report could not be written"))
      .then(prune)
      .finally(() => {
        current = null;
        const next = nextReason;
        nextReason = null;
        if (next !== null) startSoon(next);
        // Pollers that waited for the first sync continue.
        for (const service of ctx.services.running.values()) service.hint();
        if (kind === "FIRST" && !ending.signal.aborted) void gatherStatistics();
      });
    current = { report, isOver };
    return report.id;
  }

  /** After the first sync, which fills an empty database. Nothing waits for it. */
  function gatherStatistics(): Promise<void> {
    return ctx.store
      .gatherStatistics()
      .catch((error: unknown) =>
        ctx.log.warn({ err: error }, "statistics of the database could not be gathered"),
      );
  }

  function prune(): Promise<void> {
    return pruneReports(ctx).catch((error: unknown) =>
      ctx.log.warn({ err: error }, "old sync reports could not be deleted"),
    );
  }

  function start(reason: SyncReason): Promise<string> {
    if (current !== null) return Promise.resolve(current.report.id);
    beginning ??= begin(reason).finally(() => {
      beginning = null;
    });
    return beginning;
  }

  function startSoon(reason: SyncReason): void {
    if (ending.signal.aborted) return;
    start(reason).catch((error: unknown) =>
      ctx.log.warn({ err: error }, "a full sync could not start"),
    );
  }

  function startAnew(reason: SyncReason): void {
    if (current === null && beginning === null) startSoon(reason);
    else nextReason ??= reason;
  }

  const cancelNight = scheduleNightly(ctx.clock, () => {
    if (ctx.services.isAsking) startSoon({ kind: "NIGHTLY" });
  });

  return {
    start,
    startAnew,
    syncRequest: (request) => syncSingle(request).finally(prune),
    isFirst: () => current?.report.kind === "FIRST",
    async idle() {
      await beginning?.catch(() => undefined);
      await current?.isOver;
    },
    noteRecovered() {
      cancelRecovered?.();
      cancelRecovered = ctx.clock.after(RECOVERED_MS, () => startAnew({ kind: "OUTAGE" }));
    },
    async stop() {
      ending.abort();
      cancelNight();
      cancelRecovered?.();
      await beginning?.catch(() => undefined);
      await current?.isOver;
    },
  };
}
