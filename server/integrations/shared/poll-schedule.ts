/** Something that is watched, as far as it decides when to ask about it. */
export interface ScheduledItem {
  readonly key: string;
  /** What is known of it without asking; it is asked about at once when this changes. */
  readonly known: string;
  /** Nothing is on its way: it may wait longer. */
  readonly isResting?: boolean;
}

/**
 * Chooses what to ask a service about, so that polls stay light: what is new, has changed or was hinted at is asked
 * about at once; the rest in turn, ever more seldom, and a few at a time.
 */
export interface Attention {
  /** Keys that are worth a call in this poll. */
  select(items: readonly ScheduledItem[]): ReadonlySet<string>;
  /** Something happened to it: it is selected next. */
  hint(key: string): void;
  /** The poll went through: what was selected, and what else was seen, need not be asked about for a while. */
  settle(seen?: Iterable<string>): void;
  /** All of it is worth a call again: too much may have been missed. */
  forget(): void;
}

interface Memory {
  readonly known: string;
  readonly seenAt: number;
  /** Looks since it last changed. */
  readonly polls: number;
}

const MAX_GAP = 10;
const MAX_RESTING_GAP = 60;
/** Part of the watched that may be asked about in one poll because it is their turn; of a few, one each second poll. */
const SHARE_PER_POLL = 0.05;
const MIN_PER_POLL = 0.5;

export function createAttention(): Attention {
  const memory = new Map<string, Memory>();
  let poll = 0;
  /** How many may still be asked about in turn: what is not used is kept for one more poll. */
  let allowance = 1;
  let hinted = new Set<string>();
  let selected = new Map<string, ScheduledItem>();
  let currentItems: readonly ScheduledItem[] = [];

  function isUrgent({ key, known }: ScheduledItem): boolean {
    return hinted.has(key) || memory.get(key)?.known !== known;
  }

  function waited({ key }: ScheduledItem): number {
    return poll - (memory.get(key)?.seenAt ?? 0);
  }

  function isDue(one: ScheduledItem): boolean {
    const polls = memory.get(one.key)?.polls ?? 0;
    const maxGap = one.isResting === true ? MAX_RESTING_GAP : MAX_GAP;
    return waited(one) >= Math.min(maxGap, 2 ** Math.max(0, polls - 1));
  }

  function markPolled({ key, known }: ScheduledItem): void {
    const before = memory.get(key);
    const polls = before?.known === known ? before.polls + 1 : 1;
    memory.set(key, { known, seenAt: poll, polls });
  }

  return {
    select(items) {
      poll += 1;
      // What a poll that failed had taken on is still to be asked about.
      for (const key of selected.keys()) hinted.add(key);
      currentItems = items;
      const keys = new Set(items.map(({ key }) => key));
      for (const key of memory.keys()) if (!keys.has(key)) memory.delete(key);

      const urgent = items.filter(isUrgent);
      const earned = Math.max(MIN_PER_POLL, items.length * SHARE_PER_POLL);
      allowance = Math.min(allowance + earned, Math.max(1, earned));
      const due = items
        .filter((one) => !isUrgent(one) && isDue(one))
        .toSorted((one, other) => waited(other) - waited(one))
        .slice(0, Math.floor(allowance));
      allowance -= due.length;
      selected = new Map([...urgent, ...due].map((one) => [one.key, one]));
      // Hints that come from here on are for the next poll.
      hinted = new Set();
      return new Set(selected.keys());
    },
    hint: (key) => void hinted.add(key),
    settle(seen = []) {
      const others = new Set(seen);
      for (const one of currentItems)
        if (selected.has(one.key) || others.has(one.key)) markPolled(one);
      selected = new Map();
    },
    forget: () => memory.clear(),
  };
}
