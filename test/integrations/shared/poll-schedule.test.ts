import { expect, it } from "vitest";
import {
  createPollSchedule,
  type ScheduledItem,
} from "../../../server/integrations/shared/poll-schedule.ts";

function scheduledItems(count: number, fields: Partial<ScheduledItem> = {}): ScheduledItem[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${index}`,
    fingerprint: "",
    ...fields,
  }));
}

/** The polls in which the first item was selected. */
function pollsOf(tracked: readonly ScheduledItem[], polls: number): number[] {
  const schedule = createPollSchedule();
  const selected: number[] = [];
  for (let poll = 1; poll <= polls; poll += 1) {
    if (schedule.select(tracked).has("0")) selected.push(poll);
    schedule.complete();
  }
  return selected;
}

it("selects new items at once, then at growing intervals", () => {
  expect(pollsOf(scheduledItems(1), 40)).toEqual([1, 2, 4, 8, 16, 26, 36]);
});

it("selects idle items less often", () => {
  expect(pollsOf(scheduledItems(1, { isIdle: true }), 160)).toEqual([1, 2, 4, 8, 16, 32, 64, 124]);
});

it("selects a changed item out of turn", () => {
  const schedule = createPollSchedule();
  for (let poll = 0; poll < 10; poll += 1) {
    schedule.select(scheduledItems(1));
    schedule.complete();
  }

  expect(schedule.select(scheduledItems(1))).toEqual(new Set());
  schedule.complete();
  expect(schedule.select(scheduledItems(1, { fingerprint: "changed" }))).toEqual(new Set(["0"]));
});

it("spreads turns over the polls, the longest waiting first, and forgets none", () => {
  const schedule = createPollSchedule();
  schedule.select(scheduledItems(50));
  schedule.complete();
  const seen = new Set<string>();

  for (let poll = 0; poll < 25; poll += 1) {
    const selected = schedule.select(scheduledItems(50));
    schedule.complete();
    expect(selected.size).toBeLessThanOrEqual(3);
    for (const key of selected) seen.add(key);
  }

  expect(seen.size).toBe(50);
});

it("accepts a hint during a poll, and keeps what a failed poll had selected", () => {
  const schedule = createPollSchedule();
  schedule.select(scheduledItems(2));
  schedule.complete();
  schedule.select(scheduledItems(2));
  schedule.hint("1");
  schedule.complete();

  expect(schedule.select(scheduledItems(2)).has("1")).toBe(true);
  // Not completed: the poll failed.
  expect(schedule.select(scheduledItems(2)).has("1")).toBe(true);
  schedule.complete();
});

it("does not select items that a poll read anyway", () => {
  const schedule = createPollSchedule();
  const selected: string[] = [];

  for (let poll = 0; poll < 40; poll += 1) {
    const keys = schedule.select(scheduledItems(1));
    if (poll > 10) selected.push(...keys);
    schedule.complete(["0"]);
  }

  expect(selected).toEqual([]);
});
