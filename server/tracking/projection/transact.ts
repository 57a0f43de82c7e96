import type { Store } from "../../store/store.ts";
import type { Change } from "../core/bus.ts";
import { createSerial } from "../core/serial.ts";
import type { ProjectionContext } from "./context.ts";
import { flush, type Flushed } from "./flush.ts";
import { loadRequests, openWorkspace, type Workspace } from "./workspace.ts";

export interface TransactOptions {
  /** Ids of requests that the workspace holds from the start. */
  readonly load?: readonly string[];
}

export interface Transacted<T> {
  /** What `work` returned. */
  readonly result: T;
  readonly change: Flushed;
}

/**
 * Runs `work` on a workspace in one transaction, writes what it changed in memory and publishes the change after the
 * commit. `work` may run more than once (see Store.write), each time on a new workspace.
 */
export async function transact<T>(
  ctx: ProjectionContext,
  { load = [] }: TransactOptions,
  work: (workspace: Workspace) => Promise<T>,
): Promise<Transacted<T>> {
  return queueOf(ctx.store)(async () => {
    const transacted = await ctx.store.write(async (tx, rows) => {
      const workspace = openWorkspace(ctx, { tx, rows, now: ctx.clock.now() });
      await loadRequests(workspace, load);
      const result = await work(workspace);
      return { result, change: await flush(workspace) };
    });
    // Within the queue, so that changes are published in the order of their commits.
    if (isChanged(transacted.change)) ctx.bus.publish(transacted.change);
    return transacted;
  });
}

const queues = new WeakMap<Store, ReturnType<typeof createSerial>>();

/**
 * One transaction at a time: PostgreSQL runs transactions side by side, and two that read before either wrote would
 * undo each other's work.
 */
function queueOf(store: Store): ReturnType<typeof createSerial> {
  const queue = queues.get(store) ?? createSerial();
  queues.set(store, queue);
  return queue;
}

function isChanged({ sequence, requestIds, downloadIds, serviceSlugs }: Change): boolean {
  return sequence !== null || requestIds.length + downloadIds.length + serviceSlugs.length > 0;
}
