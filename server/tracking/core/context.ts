import type { Integration } from "../../integrations/port/integration.ts";
import type { Log } from "../../log.ts";
import type { Store } from "../../store/store.ts";
import type { ActionRuntime } from "../actions/runtime.ts";
import type { DeletionRuntime } from "../deletion/runtime.ts";
import type { Reconciler } from "../reconcile/reconciler.ts";
import type { ServiceRegistry } from "../services/registry.ts";
import type { Bus } from "./bus.ts";
import type { Clock } from "./clock.ts";
import type { Following } from "./following.ts";

/** What every verb works with. */
export interface TrackingContext {
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  /** A new id that sorts by the time it was made (UUID v7). */
  readonly newId: () => string;
  /** Services that are configured and on, by slug; changes as they are added, changed and removed. */
  readonly integrations: ReadonlyMap<string, Integration>;
  /** What the verbs of services share. */
  readonly services: ServiceRegistry;
  /**
   * What is applied is applied one after another: two that read before either wrote would undo each other's work
   * where the database lets transactions run side by side.
   */
  readonly serially: <T>(work: () => Promise<T>) => Promise<T>;
  /**
   * Resolves once the deliveries that have arrived are applied, or after a moment: what was polled is newer than they
   * are, and applies after them.
   */
  readonly inboxApplied: () => Promise<void>;
  /** Which titles are followed that only an arr knows of; a setting of the app. */
  readonly following: { value: Following };
  /** What the verbs of acts share. */
  readonly acts: ActionRuntime;
  /** What the verbs of deletions share. */
  readonly deletions: DeletionRuntime;
  /** Looks at everything that the services have. */
  readonly reconciler: Reconciler;
  /** Tells the lane that the inbox holds something. */
  readonly wakeInboxWorker: () => void;
}
