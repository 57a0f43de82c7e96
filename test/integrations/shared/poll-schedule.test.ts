import { expect, it } from "vitest";
import {
  createAttention,
  type ScheduledItem,
} from "../../../server/integrations/shared/poll-schedule.ts";

function scheduledItems(count: number, fields: Partial<ScheduledItem> = {}): ScheduledItem[] {
  return Array.from({ length: count }, (_, index) => ({ key: `${index}`, known: "", ...fields }));
}

/** In which of so many polls the first one was selected. */
function pollsOf(tracked: readonly ScheduledItem[], polls: number): number[] {
  const attention = createAttention();
  const selected: number[] = [];
  for (let poll = 1; poll <= polls; poll += 1) {
    if (attention.select(tracked).has("0")) selected.push(poll);
    attention.settle();
  }
  return selected;
}

it("selects what is new at once, then ever more seldom", () => {
  expect(pollsOf(scheduledItems(1), 40)).toEqual([1, 2, 4, 8, 16, 26, 36]);
});

it("leaves what rests alone for longer", () => {
  expect(pollsOf(scheduledItems(1, { isResting: true }), 160)).toEqual([
    1, 2, 4, 8, 16, 32, 64, 124,
  ]);
});

it("selects what has changed, whatever its turn", () => {
  const attention = createAttention();
  for (let poll = 0; poll < 10; poll += 1) {
    attention.select(scheduledItems(1));
    attention.settle();
  }

  expect(attention.select(scheduledItems(1))).toEqual(new Set());
  attention.settle();
  expect(attention.select(scheduledItems(1, { known: "changed" }))).toEqual(new Set(["0"]));
});

it("spreads turns over the polls, the longest waiting first, and forgets none", () => {
  const attention = createAttention();
  attention.select(scheduledItems(50));
  attention.settle();
  const seen = new Set<string>();

  for (let poll = 0; poll < 25; poll += 1) {
    const selected = attention.select(scheduledItems(50));
    attention.settle();
    expect(selected.size).toBeLessThanOrEqual(3);
    for (const key of selected) seen.add(key);
  }

  expect(seen.size).toBe(50);
});

it("hears a hint in the middle of a poll, and keeps what a failed poll had taken on", () => {
  const attention = createAttention();
  attention.select(scheduledItems(2));
  attention.settle();
  attention.select(scheduledItems(2));
  attention.hint("1");
  attention.settle();

  expect(attention.select(scheduledItems(2)).has("1")).toBe(true);
  // Not settled: it failed.
  expect(attention.select(scheduledItems(2)).has("1")).toBe(true);
  attention.settle();
});

it("need not ask about what was seen in passing", () => {
  const attention = createAttention();
  const selected: string[] = [];

  for (let poll = 0; poll < 40; poll += 1) {
    const keys = attention.select(scheduledItems(1));
    if (poll > 10) selected.push(...keys);
    attention.settle(["0"]);
  }

  expect(selected).toEqual([]);
});
