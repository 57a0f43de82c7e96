import type { CoreContext } from "../context.ts";
import type { Retention } from "../retention.ts";
import { BATCH_SIZE, listSteps } from "./steps.ts";

/** Between two batches, so that the first night after an upgrade holds nothing up. */
const PAUSE_MS = 20;

export interface Pruner {
  /** Prunes everything that is kept no longer. Returns how many rows there were, by what they are. */
  prune(): Promise<Readonly<Record<string, number>>>;
  /** Finishes the current batch and stops. */
  stop(): Promise<void>;
}

/** Creates what deletes old rows at night, in small batches. */
export function createPruner(
  { store, clock, log }: Pick<CoreContext, "store" | "clock" | "log">,
  retention: Retention,
): Pruner {
  let isStopped = false;
  let resume: () => void = () => undefined;
  let current: Promise<Readonly<Record<string, number>>> | null = null;

  async function pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = clock.after(PAUSE_MS, resolve);
      resume = () => {
        cancel();
        resolve();
      };
    });
  }

  async function run(): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const [name, step] of listSteps(retention, clock.now())) {
      let size = BATCH_SIZE;
      while (size === BATCH_SIZE && !isStopped) {
        size = await step(store);
        if (size > 0) counts[name] = (counts[name] ?? 0) + size;
        if (size === BATCH_SIZE) await pause();
      }
    }
    if (Object.keys(counts).length > 0) log.info(counts, "old rows were deleted");
    return counts;
  }

  return {
    prune: () =>
      (current ??= run().finally(() => {
        current = null;
      })),
    async stop() {
      isStopped = true;
      resume();
      await current?.catch(() => undefined);
    },
  };
}
