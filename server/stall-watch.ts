import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Log } from "./log.ts";
import { DELIVERY, HEARTBEAT, type WatchData } from "./stall-detector.ts";
import type { TryMark } from "./tracking/ingest/try-mark.ts";

/** A try that has blocked the process for so long is given up, and the process with it. */
const MAX_MS = 10_000;
const HEARTBEAT_MS = 250;
const FILE = "stalled-delivery";

/** The watch over deliveries that stop the process. */
export interface StallWatch {
  readonly mark: TryMark;
  /** ID of the delivery that stopped the last process; null if none did. */
  readonly stalledId: number | null;
  /** The delivery is dealt with. */
  forget(): void;
}

/** Starts the watch. Its thread begins with the first delivery, because it takes memory that an idle tracker need not have. */
export function startStallWatch(
  { dataDir, log }: { readonly dataDir: string; readonly log: Pick<Log, "warn"> },
  maxMs = MAX_MS,
): StallWatch {
  const file = join(dataDir, FILE);
  const shared = new Int32Array(new SharedArrayBuffer(8));
  let hasThread = false;
  const watch = (): void => {
    hasThread = true;
    setInterval(() => Atomics.add(shared, HEARTBEAT, 1), HEARTBEAT_MS).unref();
    startThread({ shared, file, maxMs }, log);
  };
  return {
    mark: {
      begin(deliveryId) {
        if (!hasThread) watch();
        Atomics.store(shared, DELIVERY, deliveryId);
      },
      end: () => void Atomics.store(shared, DELIVERY, 0),
    },
    stalledId: readId(file),
    forget: () => rmSync(file, { force: true }),
  };
}

/** The thread does not keep the process running. */
function startThread(workerData: WatchData, log: Pick<Log, "warn">): void {
  // The bundle has the thread's program next to it, as the source has.
  const program = `./stall-watcher${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`;
  const worker = new Worker(new URL(program, import.meta.url), {
    workerData,
    resourceLimits: LIMITS,
  });
  worker.on("error", (error) => log.warn({ err: error }, "nobody watches for stalls any more"));
  worker.unref();
}

/** The thread needs little memory; from the source, it also removes the types of its program. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 2 };

function readId(file: string): number | null {
  try {
    const id = Number(readFileSync(file, "utf8"));
    return Number.isSafeInteger(id) && id > 0 ? id : null;
  } catch {
    return null;
  }
}
