import type { DeletionContext } from "./context.ts";
import { runRound } from "./round.ts";
import { Crash } from "./runtime.ts";

/** Runs deletions, one round at a time: of two for the same title, each would see the other's request as still open. */
export interface DeletionWorker {
  /** Starts no other round; resolves once the current one has ended. */
  stop(): Promise<void>;
}

const UNFINISHED = ["WAITING", "RUNNING", "INCOMPLETE"];
/** After an error of the tracker itself: the database may be unavailable. */
const ERROR_PAUSE_MS = 60_000;

/** Starts the worker, which continues deletions that were running when the last process ended. */
export function startDeletionWorker(ctx: DeletionContext): DeletionWorker {
  let cancel: () => void = () => undefined;
  let isStopped = false;
  let working: Promise<void> | null = null;
  let isAsked = false;

  function wake(): void {
    if (isStopped) return;
    cancel();
    if (working !== null) {
      isAsked = true;
      return;
    }
    working = work()
      .catch((error: unknown) => {
        if (error instanceof Crash) {
          isStopped = true;
          return;
        }
        ctx.log.error({ err: error }, "the deletion worker failed");
        if (!isStopped) cancel = ctx.clock.after(ERROR_PAUSE_MS, wake);
      })
      .finally(() => {
        working = null;
        if (isAsked) {
          isAsked = false;
          wake();
        }
      });
  }

  async function work(): Promise<void> {
    while (!isStopped) {
      const next = await ctx.store.read.deletion.findFirst({
        where: { status: { in: UNFINISHED }, nextTryAt: { not: null } },
        orderBy: [{ nextTryAt: "asc" }, { createdAt: "asc" }],
        select: { id: true, nextTryAt: true },
      });
      if (next === null) return;
      const dueIn = (next.nextTryAt?.getTime() ?? 0) - ctx.clock.now().getTime();
      if (dueIn > 0) {
        if (!isStopped) cancel = ctx.clock.after(Math.min(dueIn, MAX_SLEEP_MS), wake);
        return;
      }
      await runOne(next.id);
    }
  }

  /** A deletion that fails altogether does not hold up the others. */
  async function runOne(id: string): Promise<void> {
    try {
      await runRound(ctx, id, () => isStopped);
    } catch (error) {
      if (error instanceof Crash) throw error;
      ctx.log.error({ err: error, deletion: id }, "a round of a deletion failed");
      const now = ctx.clock.now();
      await ctx.store.write((tx) =>
        tx.deletion.updateMany({
          where: { id, status: "RUNNING" },
          data: {
            status: "INCOMPLETE",
            reason: "The deletion failed; see the log.",
            nextTryAt: new Date(now.getTime() + ERROR_PAUSE_MS),
            updatedAt: now,
          },
        }),
      );
    }
  }

  const silence = ctx.bus.listen(({ deletionIds }) => {
    if (deletionIds.length > 0) wake();
  });
  wake();
  return {
    async stop() {
      isStopped = true;
      silence();
      cancel();
      await working;
    },
  };
}

const MAX_SLEEP_MS = 24 * 60 * 60_000;
