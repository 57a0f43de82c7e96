import { rm } from "node:fs/promises";
import type { Actor } from "../domain/actor.ts";
import type { AuditMessage } from "../domain/message/audit.ts";
import type { Log } from "../log.ts";
import { writeAudit } from "../store/audit.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../tracking/core/clock.ts";
import { TrackingError } from "../tracking/core/error.ts";
import { type Backup, fileOf, findBackup, keepNewest, listBackups } from "./folder.ts";
import type { BackupOrder } from "./make-backup.ts";
import { writeRestoreOrder } from "./restore-order.ts";

/** The backups of the tracker. What people do with them is in the audit log. */
export interface Backups {
  /** Returns the backups, newest first. */
  list(): Promise<readonly Backup[]>;
  /**
   * Makes a backup; while one is being made, returns that. `by`: null for the nightly one. Rejects if it cannot be made,
   * and `failure` then says why.
   */
  make(by: Actor | null): Promise<Backup>;
  /** Why the last backup since the start could not be made; null if it was. */
  failure(): BackupFailure | null;
  /** Returns the path of a backup; null if there is none of this name. */
  find(name: string): Promise<string | null>;
  noteDownload(name: string, by: Actor): Promise<void>;
  /** Deletes a backup. Returns false if there is none of this name. */
  remove(name: string, by: Actor): Promise<boolean>;
  /**
   * Orders a backup to be put back. Returns whether the tracker restarts for it by itself; null: there is none of this name.
   * Throws CONFLICT while other processes use the database, which would write into what is restored.
   */
  restore(name: string, by: Actor): Promise<boolean | null>;
  /** Waits for a backup that is being made. */
  stop(): Promise<void>;
}

export interface BackupFailure {
  readonly at: Date;
  readonly reason: string;
}

export interface BackupOptions {
  readonly order: Pick<BackupOrder, "dataDir" | "folder">;
  /** How many are kept; 0: all. */
  readonly count: number;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Makes a backup in a thread of its own and returns its name. */
  make(): Promise<string>;
  /** Ends the tracker and starts it anew; null: whoever runs it has to. */
  readonly restart: (() => void) | null;
  /** Number of other processes on the same database. */
  readonly others?: () => number;
}

export function createBackups(options: BackupOptions): Backups {
  const { clock, log, store, count, restart, others = () => 0 } = options;
  const { folder, dataDir } = options.order;
  let making: Promise<Backup> | null = null;
  let failure: BackupFailure | null = null;

  async function make(): Promise<Backup> {
    try {
      const name = await options.make();
      const backup = await findBackup(folder, name);
      if (backup === null) throw new Error(`${name} is not in the folder`);
      failure = null;
      log.info({ name, bytes: backup.bytes }, "backup made");
      if (count > 0) await keepNewest(folder, count);
      return backup;
    } catch (error) {
      failure = { at: clock.now(), reason: error instanceof Error ? error.message : String(error) };
      log.error({ err: error }, "backup not made");
      throw error;
    }
  }

  const find = async (name: string) =>
    (await findBackup(folder, name)) === null ? null : fileOf(folder, name);
  const note = (code: BackupEvent, name: string, by: Actor) =>
    store.write((tx) =>
      writeAudit(tx, { at: clock.now(), by, message: { code, params: { name } } }),
    );

  return {
    list: () => listBackups(folder),
    async make(by) {
      making ??= make().finally(() => {
        making = null;
      });
      const backup = await making;
      if (by !== null) await note("BACKUP_MADE", backup.name, by);
      return backup;
    },
    failure: () => failure,
    find,
    noteDownload: (name, by) => note("BACKUP_DOWNLOADED", name, by),
    async remove(name, by) {
      const file = await find(name);
      if (file === null) return false;
      await rm(file, { force: true });
      await note("BACKUP_REMOVED", name, by);
      return true;
    },
    async restore(name, by) {
      if ((await find(name)) === null) return null;
      if (others() > 0) throw new TrackingError("CONFLICT", "OTHER_REPLICAS");
      await note("BACKUP_RESTORE_ORDERED", name, by);
      await writeRestoreOrder(dataDir, name);
      restart?.();
      return restart !== null;
    },
    stop: async () => void (await making?.catch(() => undefined)),
  };
}

type BackupEvent = Extract<AuditMessage["code"], `BACKUP_${string}`>;
