import { makeBackupInThread } from "./backup-thread.ts";
import { type Backups, createBackups } from "./backup/backups.ts";
import type { BackupOrder } from "./backup/make-backup.ts";
import type { Log } from "./log.ts";
import type { Replicas } from "./replica/replicas.ts";
import type { Store } from "./store/store.ts";
import type { Clock } from "./tracking/core/clock.ts";
import { scheduleNightly } from "./tracking/reconcile/schedule.ts";

interface StartOptions {
  readonly order: BackupOrder;
  /** How many are kept; 0: none is made by itself. */
  readonly count: number;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly restart: (() => void) | null;
  /** The other processes on the same database; null: there can be none. */
  readonly replicas: Pick<Replicas, "isLeading" | "others"> | null;
}

/** Makes a backup each night, and on demand. */
export function startBackups(options: StartOptions): Backups {
  const { order, count, store, clock, log, restart, replicas } = options;
  const backups = createBackups({
    order,
    count,
    store,
    clock,
    log,
    restart,
    others: () => replicas?.others ?? 0,
    make: () => makeBackupInThread(order),
  });
  // What went wrong is logged and shown.
  const night = (): void => {
    if (replicas?.isLeading ?? true) backups.make(null).catch(() => undefined);
  };
  const cancel = count === 0 ? () => undefined : scheduleNightly(clock, night);
  return {
    ...backups,
    async stop() {
      cancel();
      await backups.stop();
    },
  };
}
