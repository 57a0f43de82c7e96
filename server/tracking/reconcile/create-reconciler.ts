import type { ServicesContext } from "../services/context.ts";
import { runSync } from "./full-sync.ts";
import { beginReport, findUnfinished, hasHadFirst, type ReportHandle } from "./progress.ts";
import { pruneReports } from "./prune.ts";
import type { Reconciler, SyncReason } from "./reconciler.ts";
import { createRequestSyncs } from "./request-syncs.ts";
import { readNight } from "./schedule.ts";

/** Services that come back together are one outage. */
const RECOVERED_MS = 5_000;

export interface RunningReconciler extends Reconciler {
  /** A service answers again after it did not: what it had to say meanwhile is asked for. */
  noteRecovered(): void;
}

/** Looks at everything at start, by night and when it is asked to; the first look brings in what was there before. */
export function createReconciler(ctx: ServicesContext): RunningReconciler {
  const ending = new AbortController();
  let current: { readonly report: ReportHandle; readonly isOver: Promise<void> } | null = null;
  let beginning: Promise<string> | null = null;
  /** What has changed since the look that is under way began: it opened its surveys before. */
  let owed: SyncReason | null = null;
  let cancelRecovered: (() => void) | null = null;
  const syncSingle = createRequestSyncs(ctx);

  async function begin(reason: SyncReason): Promise<string> {
    const isFirst = !(await hasHadFirst(ctx));
    const unfinished = isFirst ? await findUnfinished(ctx) : null;
    const kind = isFirst ? "FIRST" : reason.kind;
    const report = unfinished ?? (await beginReport(ctx, { kind, by: reason.by ?? null }));
    const isOver = runSync(ctx, report, ending.signal)
      .catch((error: unknown) => {
        ctx.log.error({ err: error, sync: report.id }, "a look at everything failed");
        return report.fail("it could not be brought to its end; the log tells more");
      })
      .catch((error: unknown) => ctx.log.warn({ err: error }, "a report was not written"))
      .then(prune)
      .finally(() => {
        current = null;
        const next = owed;
        owed = null;
        if (next !== null) startSoon(next);
        // Whoever waited for the first look goes on.
        for (const service of ctx.services.running.values()) service.hint();
      });
    current = { report, isOver };
    return report.id;
  }

  function prune(): Promise<void> {
    return pruneReports(ctx).catch((error: unknown) =>
      ctx.log.warn({ err: error }, "old reports could not be dropped"),
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
      ctx.log.warn({ err: error }, "a look at everything could not begin"),
    );
  }

  function startAnew(reason: SyncReason): void {
    if (current === null && beginning === null) startSoon(reason);
    else owed ??= reason;
  }

  const cancelNight = readNight(ctx.clock, () => startSoon({ kind: "NIGHTLY" }));

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
