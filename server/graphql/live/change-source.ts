import { Repeater } from "@graphql-yoga/subscription";
import type { Change } from "../../tracking/core/bus.ts";
import type { Tracking } from "../../tracking/tracker.ts";

interface ChangeSourceOptions<Event> {
  /** Returns the IDs of a change that the subscriber is interested in. */
  readonly idsOf: (change: Change) => readonly string[];
  /** Minimum time between two events of an ID. The last value is always emitted. */
  readonly everyMs: number;
  /** Reads the current values, without those that are not for the subscriber. */
  readonly read: (ids: readonly string[]) => Promise<readonly Event[]>;
}

/**
 * Emits the latest value of whatever changes. Changes of an ID that arrive before the subscriber has taken the previous
 * event become one event, so that a slow subscriber costs no memory and never misses the last value.
 */
export function createChangeSource<Event>(
  { bus, clock }: Tracking,
  { idsOf, everyMs, read }: ChangeSourceOptions<Event>,
): Repeater<Event> {
  return new Repeater<Event>(async (push, stop) => {
    const due = new Set<string>();
    /** IDs with an event in the last `everyMs`, and whether another event is waiting. */
    const throttled = new Map<string, boolean>();
    let resolveNext: (() => void) | null = null;
    let isStopped = false;

    function schedule(id: string): void {
      if (throttled.has(id)) {
        throttled.set(id, true);
        return;
      }
      due.add(id);
      resolveNext?.();
    }

    function throttle(id: string): void {
      throttled.set(id, false);
      clock.after(everyMs, () => {
        const isWaiting = throttled.get(id) === true;
        throttled.delete(id);
        if (isWaiting && !isStopped) schedule(id);
      });
    }

    const unsubscribe = bus.listen((change) => idsOf(change).forEach(schedule));
    void stop.then(() => {
      isStopped = true;
      unsubscribe();
      resolveNext?.();
    });

    while (!isStopped) {
      if (due.size === 0) await new Promise<void>((resolve) => (resolveNext = resolve));
      resolveNext = null;
      const ids = [...due];
      due.clear();
      ids.forEach(throttle);
      for (const event of isStopped ? [] : await read(ids)) {
        if (!isStopped) await push(event);
      }
    }
  });
}
