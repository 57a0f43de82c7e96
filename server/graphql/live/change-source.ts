import { Repeater } from "@graphql-yoga/subscription";
import type { Change } from "../../tracking/core/bus.ts";
import type { Tracking } from "../../tracking/tracker.ts";

/** Rows that wait in memory for a subscriber. Further ones have to be read. */
const MAX_CARRIED = 500;

interface ChangeSourceOptions<Event, Row> {
  /** Returns the IDs of a change that the subscriber is interested in. */
  readonly idsOf: (change: Change) => readonly string[];
  /** Minimum time between two events of an ID. The last value is always emitted. */
  readonly everyMs: number;
  /** Called once, when the subscriber has left or the source was ended. */
  readonly onStop?: () => void;
  /** Returns the rows that a change carries. */
  readonly rowsOf?: (change: Change) => readonly Row[];
  /** Whether a change that does not carry the row makes it out of date all the same. */
  readonly isOutdated?: (row: Row, change: Change) => boolean;
  /** Reads the current values, without those that are not for the subscriber. `carried` has the rows that are known. */
  readonly read: (
    ids: readonly string[],
    carried: ReadonlyMap<string, Row>,
  ) => Promise<readonly Event[]>;
}

/**
 * Emits the latest value of whatever changes. Changes of an ID that arrive before the subscriber has taken the previous
 * event become one event, so that a slow subscriber costs no memory and never misses the last value.
 */
export function createChangeSource<Event, Row extends { readonly id: string } = never>(
  { bus, clock }: Tracking,
  {
    idsOf,
    everyMs,
    onStop,
    rowsOf = () => [],
    isOutdated = () => false,
    read,
  }: ChangeSourceOptions<Event, Row>,
): Repeater<Event> {
  return new Repeater<Event>(async (push, stop) => {
    const due = new Set<string>();
    /** IDs with an event in the last `everyMs`, and whether another event is waiting. */
    const throttled = new Map<string, boolean>();
    /** The latest rows of IDs that are due or waiting. */
    const rows = new Map<string, Row>();
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

    /** A row that a later change does not carry is out of date. */
    function keepRows(ids: readonly string[], change: Change): void {
      for (const id of ids) rows.delete(id);
      for (const row of rows.values()) if (isOutdated(row, change)) rows.delete(row.id);
      const wanted = new Set(ids);
      for (const row of rowsOf(change))
        if (rows.size < MAX_CARRIED && wanted.has(row.id)) rows.set(row.id, row);
    }

    function takeRows(ids: readonly string[]): ReadonlyMap<string, Row> {
      const taken = new Map<string, Row>();
      for (const id of ids) {
        const row = rows.get(id);
        if (row !== undefined) taken.set(id, row);
        rows.delete(id);
      }
      return taken;
    }

    const unsubscribe = bus.listen((change) => {
      const ids = idsOf(change);
      keepRows(ids, change);
      ids.forEach(schedule);
    });
    void stop.then(() => {
      isStopped = true;
      unsubscribe();
      onStop?.();
      resolveNext?.();
    });

    while (!isStopped) {
      if (due.size === 0) await new Promise<void>((resolve) => (resolveNext = resolve));
      resolveNext = null;
      const ids = [...due];
      due.clear();
      ids.forEach(throttle);
      for (const event of isStopped ? [] : await read(ids, takeRows(ids))) {
        if (!isStopped) await push(event);
      }
    }
  });
}
