import { parentPort, workerData } from "node:worker_threads";
import { type BackupOrder, makeBackup } from "./backup/make-backup.ts";
import { createLog } from "./log.ts";

// Runs in a thread of its own. An error ends it and reaches whoever started it.

const name = await makeBackup(workerData as BackupOrder, {
  log: createLog("silent"),
  now: () => new Date(),
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- The port of a thread has no origin.
parentPort?.postMessage(name);
