import { makeBackupInThread } from "./backup-thread.ts";
import { type Backups, createBackups } from "./backup/backups.ts";
import type { BackupOrder } from "./backup/make-backup.ts";
import type { Log } from "./log.ts";
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
}

/** Makes a backup each night, and on demand. */
export function startBackups({ order, count, store, clock, log, restart }: StartOptions): Backups {
  const backups = createBackups({
    order,
    count,
    store,
    clock,
    log,
    restart,
    make: () => makeBackupInThread(order),
  });
  // What went wrong is logged and shown.
  const night = (): void => void backups.make(null).catch(() => undefined);
  const cancel = count === 0 ? () => undefined : scheduleNightly(clock, night);
  return {
    ...backups,
    async stop() {
      cancel();
      await backups.stop();
    },
  };
}
