import { composeDue } from "./compose.ts";
import type { NotificationContext } from "./context.ts";
import { settleCutOff } from "./outcome.ts";
import { sendDue } from "./send.ts";

/** Between a change and the check that follows it: changes come in bursts. */
const SOON_MS = 1_000;

export interface NotificationWorker {
  /** Resolves once nothing is being composed or sent. */
  idle(): Promise<void>;
  /** Ends after the messages that are being sent. */
  stop(): Promise<void>;
}

/**
 * Starts what makes messages of news that have settled, and sends those that are due. It sleeps until something is due or
 * happens. What the last process left is taken up first.
 */
export async function startNotifications(ctx: NotificationContext): Promise<NotificationWorker> {
  const { clock, log } = ctx;
  let isStopped = false;
  let running: Promise<void> | null = null;
  let isWanted = false;
  let wakesAt = Number.POSITIVE_INFINITY;
  let cancel: () => void = () => undefined;

  function schedule(at: number): void {
    if (isStopped || at >= wakesAt) return;
    cancel();
    wakesAt = at;
    cancel = clock.after(Math.max(0, at - clock.now().getTime()), () => {
      wakesAt = Number.POSITIVE_INFINITY;
      start();
    });
  }

  function start(): void {
    isWanted = true;
    running ??= run().finally(() => {
      running = null;
    });
  }

  async function run(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false;
      try {
        const next = await composeDue(ctx);
        await sendDue(ctx, () => isStopped);
        const due = [next, await findNextDue(ctx)].flatMap((at) => (at === null ? [] : [at]));
        if (due.length === 0) continue;
        const soonest = Math.min(...due.map((at) => at.getTime()));
        const now = clock.now().getTime();
        // What waits for something else than time is checked now and then.
        schedule(Math.min(Math.max(soonest, now + SOON_MS), now + ctx.pace.everyMs));
      } catch (error) {
        log.warn({ err: error }, "notifications could not be handled");
        schedule(clock.now().getTime() + ctx.pace.everyMs);
      }
    }
  }

  await ctx.store.write((tx) => settleCutOff(tx, clock.now()));
  const soon = () => schedule(clock.now().getTime() + SOON_MS);
  const stops = [
    ctx.bus.listen(({ hasNews }) => {
      if (hasNews) soon();
    }),
    ctx.wake.listen(soon),
  ];
  start();
  return {
    async idle() {
      while (running !== null) await running;
    },
    async stop() {
      isStopped = true;
      cancel();
      for (const stop of stops) stop();
      await running;
    },
  };
}

/** Returns when the next message is due that has a channel to go to; null: none waits. */
async function findNextDue({ store }: NotificationContext): Promise<Date | null> {
  const [message, channel] = await Promise.all([
    store.read.notificationMessage.findFirst({
      where: { status: "PENDING", channel: { isEnabled: true, retryAt: null } },
      orderBy: { dueAt: "asc" },
      select: { dueAt: true },
    }),
    store.read.notificationChannel.findFirst({
      where: { isEnabled: true, retryAt: { not: null }, messages: { some: { status: "PENDING" } } },
      orderBy: { retryAt: "asc" },
      select: { retryAt: true },
    }),
  ]);
  const times = [message?.dueAt, channel?.retryAt].flatMap((at) => at?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.min(...times));
}
