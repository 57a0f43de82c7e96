import { setImmediate as yieldToEvents } from "node:timers/promises";
import { Repeater } from "@graphql-yoga/subscription";
import type { Tracking } from "../../tracking/tracker.ts";
import { createWake } from "./wake.ts";

/** Prisma on SQLite never yields to timers and sockets, so a long replay yields between two pages. */
const PAGE_SIZE = 50;

/** An event for a transition. */
export interface LogEvent {
  readonly sequence: bigint;
}

interface TransitionSourceOptions {
  /** The last sequence that the subscriber has received. */
  readonly after: bigint;
  readonly requestId: string | null;
  /** Ends after the replay instead of waiting for new transitions. */
  readonly endsCaughtUp: boolean;
}

/**
 * Emits all transitions after `after` in order: first the stored ones, then new ones. The bus only signals when to read
 * again; transitions are always read from the database, so there is no gap between replay and live.
 */
export function createTransitionSource(
  { store, bus }: Tracking,
  { after, requestId, endsCaughtUp }: TransitionSourceOptions,
): Repeater<LogEvent> {
  return new Repeater<LogEvent>(async (push, stop) => {
    const wake = createWake(
      bus,
      (change) =>
        change.sequence !== null && (requestId === null || change.requestIds.includes(requestId)),
    );
    let isStopped = false;
    void stop.then(() => {
      isStopped = true;
      wake.stop();
    });
    let last = after;
    do {
      for (let isMore = true; isMore && !isStopped;) {
        const page = await store.read.transition.findMany({
          where: { sequence: { gt: last }, ...(requestId !== null && { requestId }) },
          orderBy: { sequence: "asc" },
          take: PAGE_SIZE,
          select: { sequence: true },
        });
        for (const event of page) {
          if (isStopped) break;
          await push(event);
          last = event.sequence;
        }
        isMore = page.length === PAGE_SIZE;
        if (isMore) await yieldToEvents();
      }
    } while (!endsCaughtUp && (await wake.next()));
    wake.stop();
    stop();
  });
}
