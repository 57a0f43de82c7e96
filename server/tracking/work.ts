import type { PassOn } from "../integrations/port/relay.ts";
import type { ActionContext } from "./actions/context.ts";
import { repeat } from "./core/repeat.ts";
import type { Retention } from "./core/retention.ts";
import type { DeletionContext } from "./deletion/context.ts";
import { startDeletionWorker } from "./deletion/worker.ts";
import type { DoctorContext } from "./doctor/context.ts";
import { scheduleDoctor } from "./doctor/schedule.ts";
import type { InboxWorker } from "./ingest/inbox-worker.ts";
import { failStalled } from "./ingest/tries.ts";
import type { TryMark } from "./ingest/try-mark.ts";
import { startTicking } from "./maintenance.ts";
import { createLibraryScanner } from "./polling/library-scans.ts";
import { createChangeScan } from "./reconcile/change-scan.ts";
import type { RunningReconciler } from "./reconcile/create-reconciler.ts";
import { closeAbandoned } from "./reconcile/progress.ts";
import { hintAfterMove } from "./services/hint.ts";
import { startRelayWorker } from "./services/relay/worker.ts";

export interface WorkOptions {
  /** Who watches that no delivery stops the process. */
  readonly stalls?: StallOptions;
  readonly retention?: Retention;
  /** Passes webhooks on to their former owners. Absent: they wait. */
  readonly passOn?: PassOn;
}

interface StallOptions {
  readonly mark: TryMark;
  /** ID of the delivery that stopped the last process. */
  readonly stalledId: number | null;
}

interface WorkContext extends ActionContext, DeletionContext, DoctorContext {
  readonly reconciler: RunningReconciler;
  readonly inbox: InboxWorker;
}

/** What one process does for all on a database. */
export interface Work {
  /** Ends the work and the services' polls. */
  stop(): Promise<void>;
}

/** Closes what the process that led before has left. */
export async function prepareWork(ctx: ActionContext, { stalls }: WorkOptions): Promise<void> {
  const stalledId = stalls?.stalledId ?? null;
  if (stalledId !== null) await failStalled(ctx, stalledId);
  await closeAbandoned(ctx);
}

/** Starts everything that runs by itself. The services are started. */
export function startWork(ctx: WorkContext, { retention, passOn }: WorkOptions): Work {
  const { bus, clock, log, inbox, reconciler, services } = ctx;
  inbox.start();
  const stopListening = bus.listen(({ sequence, recovered, needsFullSync }) => {
    if (sequence !== null) hintAfterMove(services);
    const now = clock.now().getTime();
    if (recovered.some(({ downSince }) => now - downSince.getTime() >= OUTAGE_MS))
      reconciler.noteRecovered();
    if (needsFullSync) reconciler.startAnew({ kind: "BUTTON" });
  });
  const stopTicking = startTicking(ctx, retention);
  const stopDoctor = scheduleDoctor(ctx);
  const libraryScanner = createLibraryScanner(ctx);
  const changeScan = createChangeScan(ctx);
  const changeScanMs = services.pace.reconcileSeconds * CHANGE_SCAN_EVERY * 1000;
  const stopChangeScans = repeat(
    clock,
    changeScanMs,
    () => changeScan.round(),
    (error) => log.warn({ err: error }, "the change scan failed"),
    // Seldom in the same minute as the check of a service.
    changeScanMs / 2,
  );
  const stopLibraryScans = repeat(
    clock,
    services.pace.verifySeconds * 1000,
    () => libraryScanner.scan(),
    (error) => log.warn({ err: error }, "the library scans failed"),
  );
  // Not awaited: a service that hangs would delay the start.
  const firstChangeScan = changeScan
    .begin()
    .catch((error: unknown) => log.warn({ err: error }, "the change scan could not start"));
  if (services.running.size > 0)
    reconciler
      .start({ kind: "START" })
      .catch((error: unknown) => log.warn({ err: error }, "the full sync could not start"));
  const deletionWorker = startDeletionWorker(ctx);
  const relayWorker = passOn === undefined ? null : startRelayWorker(ctx, passOn);

  return {
    async stop() {
      stopListening();
      await Promise.all([
        stopDoctor(),
        stopTicking(),
        stopLibraryScans(),
        stopChangeScans(),
        reconciler.stop(),
      ]);
      await Promise.all([
        inbox.stop(),
        deletionWorker.stop(),
        relayWorker?.stop(),
        firstChangeScan,
        ...services.running.values().map((service) => service.stop()),
      ]);
    },
  };
}

/** Polling intervals of Seerr and the arrs between two change scans. */
const CHANGE_SCAN_EVERY = 5;

/** After a shorter outage, the next poll reports everything. */
const OUTAGE_MS = 60_000;
