import { expect, it } from "vitest";
import {
  createAttention,
  type Watched,
} from "../../../server/integrations/shared/poll-schedule.ts";

function watchAll(count: number, fields: Partial<Watched> = {}): Watched[] {
  return Array.from({ length: count }, (_, index) => ({ key: `${index}`, known: "", ...fields }));
}

/** In which of so many polls the first one was selected. */
function pollsOf(watched: readonly Watched[], polls: number): number[] {
  const attention = createAttention();
  const selected: number[] = [];
  for (let poll = 1; poll <= polls; poll += 1) {
    if (attention.select(watched).has("0")) selected.push(poll);
    attention.settle();
  }
  return selected;
}

it("selects what is new at once, then ever more seldom", () => {
  expect(pollsOf(watchAll(1), 40)).toEqual([1, 2, 4, 8, 16, 26, 36]);
});

it("leaves what rests alone for longer", () => {
  expect(pollsOf(watchAll(1, { isResting: true }), 160)).toEqual([1, 2, 4, 8, 16, 32, 64, 124]);
});

it("selects what has changed, whatever its turn", () => {
  const attention = createAttention();
  for (let poll = 0; poll < 10; poll += 1) {
    attention.select(watchAll(1));
    attention.settle();
  }

  expect(attention.select(watchAll(1))).toEqual(new Set());
  attention.settle();
  expect(attention.select(watchAll(1, { known: "changed" }))).toEqual(new Set(["0"]));
});

it("spreads turns over the polls, the longest waiting first, and forgets none", () => {
  const attention = createAttention();
  attention.select(watchAll(50));
  attention.settle();
  const seen = new Set<string>();

  for (let poll = 0; poll < 25; poll += 1) {
    const selected = attention.select(watchAll(50));
    attention.settle();
    expect(selected.size).toBeLessThanOrEqual(3);
    for (const key of selected) seen.add(key);
  }

  expect(seen.size).toBe(50);
});

it("hears a hint in the middle of a poll, and keeps what a failed poll had taken on", () => {
  const attention = createAttention();
  attention.select(watchAll(2));
  attention.settle();
  attention.select(watchAll(2));
  attention.hint("1");
  attention.settle();

  expect(attention.select(watchAll(2)).has("1")).toBe(true);
  // Not settled: it failed.
  expect(attention.select(watchAll(2)).has("1")).toBe(true);
  attention.settle();
});

it("need not ask about what was seen in passing", () => {
  const attention = createAttention();
  const selected: string[] = [];

  for (let poll = 0; poll < 40; poll += 1) {
    const keys = attention.select(watchAll(1));
    if (poll > 10) selected.push(...keys);
    attention.settle(["0"]);
  }

  expect(selected).toEqual([]);
});
