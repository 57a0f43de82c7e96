import { writeFileSync, writeSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { createStallDetector, DELIVERY, HEARTBEAT, type WatchData } from "./stall-detector.ts";

// Runs in a thread of its own. Code that does not end cannot be interrupted, so the process is ended: whatever started it
// starts it again, and then the delivery is FAILED instead of being tried again.

const TICK_MS = 500;
const STDOUT = 1;

const { shared, file, maxMs } = workerData as WatchData;
const findStall = createStallDetector(Math.ceil(maxMs / TICK_MS));
const sleeper = new Int32Array(new SharedArrayBuffer(4));

for (;;) {
  Atomics.wait(sleeper, 0, 0, TICK_MS);
  const deliveryId = findStall({
    heartbeat: Atomics.load(shared, HEARTBEAT),
    deliveryId: Atomics.load(shared, DELIVERY),
  });
  if (deliveryId === null) continue;
  writeFileSync(file, String(deliveryId), { mode: 0o600, flush: true });
  const line = {
    level: 60,
    time: Date.now(),
    delivery: deliveryId,
    msg: `applying a delivery has stopped the tracker for ${maxMs / 1000} s: the tracker ends, and the delivery is FAILED at the next start`,
  };
  // Not through the log, which the main thread writes.
  writeSync(STDOUT, `${JSON.stringify(line)}\n`);
  process.kill(process.pid, "SIGKILL");
}
