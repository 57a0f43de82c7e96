/** A tracked title or download, with what decides when to poll it. */
export interface ScheduledItem {
  readonly key: string;
  /** Summary of what is known without a call; a change makes the item due at once. */
  readonly fingerprint: string;
  /** Nothing is in progress, so the item may be polled less often. */
  readonly isIdle?: boolean;
}

/**
 * Chooses the items that a poll reads, so that polls stay cheap. New, changed and hinted items are read at once; the
 * others take turns, a few per poll, at growing intervals.
 */
export interface PollSchedule {
  /** Returns the keys of the items to read in this poll. */
  select(items: readonly ScheduledItem[]): ReadonlySet<string>;
  /** Marks an item for the next poll because something happened to it. */
  hint(key: string): void;
  /**
   * Ends a successful poll: the selected items, and the `seen` ones that the poll read anyway, are not due for a while.
   */
  complete(seen?: Iterable<string>): void;
  /** Makes every item due again, e.g. after an outage. */
  reset(): void;
}

interface PollState {
  readonly fingerprint: string;
  readonly seenAt: number;
  /** Polls since its last change. */
  readonly polls: number;
}

const MAX_GAP = 10;
const MAX_IDLE_GAP = 60;
/**
 * Share of the items that may be read in one poll because it is their turn; with only a few items, one every second
 * poll.
 */
const SHARE_PER_POLL = 0.05;
const MIN_PER_POLL = 0.5;

export function createPollSchedule(): PollSchedule {
  const states = new Map<string, PollState>();
  let poll = 0;
  /** How many items may still be read in turn; the unused part carries over to one more poll. */
  let allowance = 1;
  let hinted = new Set<string>();
  let selected = new Map<string, ScheduledItem>();
  let currentItems: readonly ScheduledItem[] = [];

  function isUrgent({ key, fingerprint }: ScheduledItem): boolean {
    return hinted.has(key) || states.get(key)?.fingerprint !== fingerprint;
  }

  function waited({ key }: ScheduledItem): number {
    return poll - (states.get(key)?.seenAt ?? 0);
  }

  function isDue(one: ScheduledItem): boolean {
    const polls = states.get(one.key)?.polls ?? 0;
    const maxGap = one.isIdle === true ? MAX_IDLE_GAP : MAX_GAP;
    return waited(one) >= Math.min(maxGap, 2 ** Math.max(0, polls - 1));
  }

  function markPolled({ key, fingerprint }: ScheduledItem): void {
    const before = states.get(key);
    const polls = before?.fingerprint === fingerprint ? before.polls + 1 : 1;
    states.set(key, { fingerprint, seenAt: poll, polls });
  }

  return {
    select(items) {
      poll += 1;
      // Items that a failed poll had selected are still due.
      for (const key of selected.keys()) hinted.add(key);
      currentItems = items;
      const keys = new Set(items.map(({ key }) => key));
      for (const key of states.keys()) if (!keys.has(key)) states.delete(key);

      const urgent = items.filter(isUrgent);
      const earned = Math.max(MIN_PER_POLL, items.length * SHARE_PER_POLL);
      allowance = Math.min(allowance + earned, Math.max(1, earned));
      const due = items
        .filter((one) => !isUrgent(one) && isDue(one))
        .toSorted((one, other) => waited(other) - waited(one))
        .slice(0, Math.floor(allowance));
      allowance -= due.length;
      selected = new Map([...urgent, ...due].map((one) => [one.key, one]));
      // Hints from here on belong to the next poll.
      hinted = new Set();
      return new Set(selected.keys());
    },
    hint: (key) => void hinted.add(key),
    complete(seen = []) {
      const others = new Set(seen);
      for (const one of currentItems)
        if (selected.has(one.key) || others.has(one.key)) markPolled(one);
      selected = new Map();
    },
    reset: () => states.clear(),
  };
}
