import type { TrackingContext } from "../context.ts";
import { TrackingError } from "../error.ts";
import { lookAtOne } from "./look-at-one.ts";
import { readNight } from "./night.ts";
import { beginReport, findUnfinished, hasHadFirst, type ReportHandle } from "./progress.ts";
import type { Reconciler, SyncReason } from "./reconciler.ts";
import { runSync } from "./run.ts";

/** Services that come back together are one outage. */
const RECOVERED_MS = 5_000;
/** A request was looked at so recently that nothing can be new. */
const SAME_AGAIN_MS = 5_000;

export interface RunningReconciler extends Reconciler {
  /** A service answers again after it did not: what it had to say meanwhile is asked for. */
  noteRecovered(): void;
}

/** Looks at everything at start, by night and when it is asked to; the first look brings in what was there before. */
export function createReconciler(ctx: TrackingContext): RunningReconciler {
  const ending = new AbortController();
  let current: { readonly report: ReportHandle; readonly isOver: Promise<void> } | null = null;
  let beginning: Promise<string> | null = null;
  let cancelRecovered: (() => void) | null = null;
  const looked = new Map<string, number>();

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
      .finally(() => {
        current = null;
        // Whoever waited for the first look goes on.
        for (const service of ctx.services.running.values()) service.hint();
      });
    current = { report, isOver };
    return report.id;
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

  const cancelNight = readNight(ctx.clock, () => startSoon({ kind: "NIGHTLY" }));

  return {
    start,
    async lookAt({ requestId, by }) {
      const now = ctx.clock.now().getTime();
      if (now - (looked.get(requestId) ?? -Infinity) < SAME_AGAIN_MS)
        throw new TrackingError("LIMIT", "It was looked at a moment ago.");
      looked.set(requestId, now);
      for (const [id, at] of looked) if (now - at > SAME_AGAIN_MS) looked.delete(id);
      await lookAtOne(ctx, { requestId, by });
    },
    isFirst: () => current?.report.kind === "FIRST",
    async idle() {
      await beginning?.catch(() => undefined);
      await current?.isOver;
    },
    noteRecovered() {
      cancelRecovered?.();
      cancelRecovered = ctx.clock.after(RECOVERED_MS, () => startSoon({ kind: "OUTAGE" }));
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
