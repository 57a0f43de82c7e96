import { Repeater } from "@graphql-yoga/subscription";
import type { Change } from "../../tracking/core/bus.ts";
import type { Tracking } from "../../tracking/tracker.ts";

interface ChangeSourceOptions<Event> {
  /** Ids that a change touches and this subscriber wants. */
  readonly idsOf: (change: Change) => readonly string[];
  /** Least time between two events of one id; the last value always comes. */
  readonly everyMs: number;
  /** Reads what became of these ids; one that is not for this subscriber is left out. */
  readonly read: (ids: readonly string[]) => Promise<readonly Event[]>;
}

/**
 * The newest value of whatever changes. Several changes of one thing that come before the subscriber took the first are
 * one event, so a slow subscriber costs no memory and misses no last value.
 */
export function createChangeSource<Event>(
  { bus, clock }: Tracking,
  { idsOf, everyMs, read }: ChangeSourceOptions<Event>,
): Repeater<Event> {
  return new Repeater<Event>(async (push, stop) => {
    const due = new Set<string>();
    /** Ids with an event in the last `everyMs`; true: one more is waiting for the time to pass. */
    const resting = new Map<string, boolean>();
    let ring: (() => void) | null = null;
    let isStopped = false;

    function call(id: string): void {
      if (resting.has(id)) {
        resting.set(id, true);
        return;
      }
      due.add(id);
      ring?.();
    }

    function rest(id: string): void {
      resting.set(id, false);
      clock.after(everyMs, () => {
        const isWaiting = resting.get(id) === true;
        resting.delete(id);
        if (isWaiting && !isStopped) call(id);
      });
    }

    const silence = bus.listen((change) => idsOf(change).forEach(call));
    void stop.then(() => {
      isStopped = true;
      silence();
      ring?.();
    });

    while (!isStopped) {
      if (due.size === 0) await new Promise<void>((resolve) => (ring = resolve));
      ring = null;
      const ids = [...due];
      due.clear();
      ids.forEach(rest);
      for (const event of isStopped ? [] : await read(ids)) {
        if (!isStopped) await push(event);
      }
    }
  });
}
