import { setImmediate as breathe } from "node:timers/promises";
import { Repeater } from "@graphql-yoga/subscription";
import type { Tracking } from "../../tracking/tracker.ts";
import { createWake } from "./wake.ts";

/** Prisma on SQLite never yields to timers and sockets, so a long replay has to: between two pages. */
const PAGE_SIZE = 50;

/** A place in the log that a subscriber is told of. */
export interface LogEvent {
  readonly sequence: bigint;
}

interface TransitionSourceOptions {
  /** Last sequence that the subscriber has. */
  readonly after: bigint;
  readonly requestId: string | null;
  /** Ends at the present instead of waiting for more. */
  readonly endsCaughtUp: boolean;
}

/**
 * Every step of the log after `after`, in order: those that are there, then those that come. The bus only says when to
 * look again; what is next is always read from the log, so there is no seam between replay and live.
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
        if (isMore) await breathe();
      }
    } while (!endsCaughtUp && (await wake.next()));
    wake.stop();
    stop();
  });
}
