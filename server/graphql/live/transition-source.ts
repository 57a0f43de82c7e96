import { setImmediate as yieldToEvents } from "node:timers/promises";
import { Repeater } from "@graphql-yoga/subscription";
import type { Prisma } from "../../store/generated/sqlite/client.ts";
import type { WrittenTransition } from "../../tracking/core/bus.ts";
import type { Tracking } from "../../tracking/tracker.ts";
import { checkNotPruned } from "./log-position.ts";
import { listenForTransitions } from "./transition-news.ts";

/** Neither Prisma on SQLite nor a transition in memory yields to timers and sockets, so a long run does between two pages. */
const PAGE_SIZE = 50;

/** An event for a transition. */
export interface LogEvent {
  readonly sequence: bigint;
  /** The transition as it was written. Null if it comes from the log. */
  readonly written: WrittenTransition | null;
}

interface TransitionSourceOptions {
  /** The last sequence that the subscriber has received. */
  readonly after: bigint;
  readonly requestId: string | null;
  /** The condition for the requests that the subscriber may see, checked for each transition. Null: all. */
  readonly visible: Prisma.MediaRequestWhereInput | null;
  /** Ends after the replay instead of waiting for new transitions. */
  readonly endsCaughtUp: boolean;
}

/**
 * Emits all transitions after `after` in order: first the stored ones, then new ones as the bus carries them. A new one
 * that does not directly follow the last one is read from the log instead, so there is no gap, whatever the bus lost.
 */
export function createTransitionSource(
  { store, bus }: Tracking,
  { after, requestId, visible, endsCaughtUp }: TransitionSourceOptions,
): Repeater<LogEvent> {
  return new Repeater<LogEvent>(async (push, stop) => {
    const news = listenForTransitions(bus);
    let isStopped = false;
    void stop.then(() => {
      isStopped = true;
      news.stop();
    });
    /** Everything up to here has been emitted, or belongs to another request. */
    let position = after;
    let isRead = false;

    async function isVisible(id: string, where: Prisma.MediaRequestWhereInput): Promise<boolean> {
      const found = await store.read.mediaRequest.findFirst({
        where: { id, AND: where },
        select: { id: true },
      });
      return found !== null;
    }

    /** Returns the number of transitions in the page. */
    async function emitPage(): Promise<number> {
      const { written } = news;
      const page = await store.read.transition.findMany({
        where: {
          sequence: { gt: position },
          ...(requestId !== null && { requestId }),
          ...(visible !== null && { request: visible }),
        },
        orderBy: { sequence: "asc" },
        take: PAGE_SIZE,
        select: { sequence: true },
      });
      // Between two pages of a long replay the night may come.
      if (page[0]?.sequence !== position + 1n) await checkNotPruned(store.read, position);
      for (const { sequence } of page) {
        if (isStopped) break;
        await push({ sequence, written: null });
        position = sequence;
      }
      if (page.length === PAGE_SIZE) return page.length;
      isRead = true;
      // Sequences are assigned in the order of commits: the read has seen everything that was written before it.
      if (position < written) position = written;
      return page.length;
    }

    async function emitWritten(written: WrittenTransition): Promise<number> {
      position = written.sequence;
      if (requestId !== null && written.requestId !== requestId) return 0;
      if (visible !== null && !(await isVisible(written.requestId, visible))) return 0;
      await push({ sequence: written.sequence, written });
      return 1;
    }

    for (let emitted = 0; !isStopped;) {
      const written = news.takeAfter(position);
      if (written !== undefined) emitted += await emitWritten(written);
      else if (!isRead || position < news.written) emitted += await emitPage();
      else if (endsCaughtUp || !(await news.waitAfter(position))) break;
      if (emitted < PAGE_SIZE) continue;
      emitted = 0;
      await yieldToEvents();
    }
    news.stop();
    stop();
  });
}
