import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { BackupOrder } from "./backup/make-backup.ts";

/** Makes a backup in a thread of its own, as SQLite does not yield, and returns its name. */
export async function makeBackupInThread(order: BackupOrder): Promise<string> {
  // The bundle has the thread's program next to it, as the source has.
  const program = `./backup-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;
  const worker = new Worker(new URL(program, import.meta.url), { workerData: order });
  try {
    const [name] = (await once(worker, "message")) as [string];
    return name;
  } finally {
    await worker.terminate();
  }
}
