import { v7 as newId } from "uuid";
import type { ServiceConnection } from "../integrations/port/connection.ts";
import type { PassOn } from "../integrations/port/relay.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { ActionContext } from "./actions/context.ts";
import { createActionRuntime } from "./actions/runtime.ts";
import { createBus } from "./core/bus.ts";
import type { Clock } from "./core/clock.ts";
import { repeat } from "./core/repeat.ts";
import type { Retention } from "./core/retention.ts";
import { openSettings } from "./core/settings.ts";
import type { DeletionContext } from "./deletion/context.ts";
import { createDeletionRuntime, type DeletionRuntimeOptions } from "./deletion/runtime.ts";
import { startDeletionWorker } from "./deletion/worker.ts";
import { createInboxWorker } from "./ingest/inbox-worker.ts";
import { failStalled } from "./ingest/tries.ts";
import { NO_MARK, type TryMark } from "./ingest/try-mark.ts";
import { startTicking } from "./maintenance.ts";
import { createLibraryScanner } from "./polling/library-scans.ts";
import { createStartPoller } from "./polling/poller.ts";
import { createFileListings } from "./projection/file-listings.ts";
import { createChangeScan } from "./reconcile/change-scan.ts";
import type { ReconcileContext } from "./reconcile/context.ts";
import { createReconciler } from "./reconcile/create-reconciler.ts";
import { closeAbandoned } from "./reconcile/progress.ts";
import type { ServiceStartContext } from "./services/context.ts";
import { hintAfterDelivery, hintAfterMove } from "./services/hint.ts";
import { loadHookSecrets } from "./services/hook-secret.ts";
import { loadServices } from "./services/load-services.ts";
import { createServiceRegistry, type ServiceRegistryOptions } from "./services/open-registry.ts";
import { loadRelays } from "./services/relay/relays.ts";
import { startRelayWorker } from "./services/relay/worker.ts";
import { startService } from "./services/start.ts";

export interface TrackerOptions extends ServiceRegistryOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Services of the environment; the others are in the database. */
  readonly connections: readonly ServiceConnection[];
  readonly deletions?: DeletionRuntimeOptions;
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

/** What the verbs of all wings need: the context of GraphQL and HTTP. */
export interface Tracking
  extends ServiceStartContext, ReconcileContext, ActionContext, DeletionContext {}

/** A running tracker: the context of its verbs, and everything that runs by itself. */
export interface Tracker {
  readonly context: Tracking;
  /** Resolves once every stored delivery is applied. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the tracker. Deliveries that were pending when the last process ended are applied first. */
export async function startTracker(options: TrackerOptions): Promise<Tracker> {
  const { store, clock, log, connections } = options;
  const registry = createServiceRegistry(options);
  const bus = createBus((error) => log.error({ err: error }, "a listener failed"));
  const settings = await openSettings(store);
  const listings = createFileListings();
  const applying = { store, bus, clock, log, newId, settings, services: registry, listings };
  const { mark = NO_MARK, stalledId = null } = options.stalls ?? {};
  if (stalledId !== null) await failStalled(applying, stalledId);
  const inbox = createInboxWorker(applying, {
    mark,
    onApplied: (applied) => hintAfterDelivery(registry, applied),
  });
  const syncing = { ...applying, inbox };
  const services = await loadServices(syncing, connections);
  for (const [slug, secret] of await loadHookSecrets(store, registry.cipher))
    registry.hookSecrets.set(slug, secret);
  await loadRelays(store, registry.relays);
  await closeAbandoned(syncing);
  const reconciler = createReconciler(syncing);
  const context: Tracking = {
    ...syncing,
    reconciler,
    startPoller: createStartPoller({ ...syncing, reconciler }),
    actions: createActionRuntime(),
    deletions: createDeletionRuntime(options.deletions),
  };

  // Every service is known before the first delivery is applied; pollers wait until the inbox is.
  for (const service of services) startService(context, service);
  inbox.start();
  const stopListening = bus.listen(({ sequence, recovered, needsFullSync }) => {
    if (sequence !== null) hintAfterMove(registry);
    const now = clock.now().getTime();
    if (recovered.some(({ downSince }) => now - downSince.getTime() >= OUTAGE_MS))
      reconciler.noteRecovered();
    if (needsFullSync) reconciler.startAnew({ kind: "BUTTON" });
  });
  const stopTicking = startTicking(context, options.retention);
  const libraryScanner = createLibraryScanner(context);
  const changeScan = createChangeScan(context);
  const changeScanMs = registry.pace.reconcileSeconds * CHANGE_SCAN_EVERY * 1000;
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
    registry.pace.verifySeconds * 1000,
    () => libraryScanner.scan(),
    (error) => log.warn({ err: error }, "the library scans failed"),
  );
  // Not awaited: a service that hangs would delay the start.
  const firstChangeScan = changeScan
    .begin()
    .catch((error: unknown) => log.warn({ err: error }, "the change scan could not start"));
  if (services.length > 0)
    reconciler
      .start({ kind: "START" })
      .catch((error: unknown) => log.warn({ err: error }, "the full sync could not start"));
  const deletionWorker = startDeletionWorker(context);
  const relayWorker =
    options.passOn === undefined ? null : startRelayWorker(context, options.passOn);

  return {
    context,
    idle: inbox.idle,
    async stop() {
      stopListening();
      await Promise.all([stopTicking(), stopLibraryScans(), stopChangeScans(), reconciler.stop()]);
      await Promise.all([
        inbox.stop(),
        deletionWorker.stop(),
        relayWorker?.stop(),
        firstChangeScan,
        ...registry.running.values().map((service) => service.stop()),
      ]);
    },
  };
}

/** Polling intervals of Seerr and the arrs between two change scans. */
const CHANGE_SCAN_EVERY = 5;

/** After a shorter outage, the next poll reports everything. */
const OUTAGE_MS = 60_000;
