import type { ProjectionContext } from "../projection/context.ts";
import { createSlices, type SliceOptions } from "./apply-slice.ts";
import type { Inbox } from "./context.ts";

const RETRY_MS = 500;
const APPLIED_TIMEOUT_MS = 2_000;

/** Applies stored deliveries in the order of their arrival. */
export interface InboxWorker extends Inbox {
  /** Starts applying; until then deliveries wait. */
  start(): void;
  /** Resolves once nothing is pending. */
  idle(): Promise<void>;
  /** Finishes the current slice and stops. */
  stop(): Promise<void>;
}

/** Creates the worker; `onApplied` is called after each slice, `mark` around each try. */
export function createInboxWorker(ctx: ProjectionContext, options: SliceOptions): InboxWorker {
  const applySlice = createSlices(ctx, options);
  let isRunning = false;
  let isWanted = true;
  let draining: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (isWanted && isRunning) {
      isWanted = false;
      try {
        let hasMore = true;
        while (hasMore && isRunning) hasMore = await applySlice();
      } catch (error) {
        ctx.log.warn({ err: error }, "the inbox worker waits for the database");
        isWanted = true;
        await new Promise<void>((resolve) => ctx.clock.after(RETRY_MS, resolve));
      }
    }
  }

  function wake(): void {
    isWanted = true;
    if (!isRunning) return;
    draining ??= drain().finally(() => {
      draining = null;
      if (isWanted && isRunning) wake();
    });
  }

  async function idle(): Promise<void> {
    while (draining !== null) await draining;
  }

  return {
    wake,
    idle,
    applied: () => withTimeout(idle()),
    start() {
      isRunning = true;
      wake();
    },
    async stop() {
      isRunning = false;
      await draining;
    },
  };
}

/** Uses real time, not the tracker's clock: the wait is for the tracker's own work. */
function withTimeout(work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, APPLIED_TIMEOUT_MS);
    void work.finally(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
