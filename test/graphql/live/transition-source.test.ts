import fc from "fast-check";
import { expect, it } from "vitest";
import { listenForTransitions } from "../../../server/graphql/live/transition-news.ts";
import { createTransitionSource } from "../../../server/graphql/live/transition-source.ts";
import type { MediaRequest } from "../../../server/store/generated/sqlite/client.ts";
import type { Store } from "../../../server/store/store.ts";
import {
  createBus,
  NO_CHANGE,
  type Bus,
  type WrittenTransition,
} from "../../../server/tracking/core/bus.ts";
import { systemClock } from "../../../server/tracking/core/clock.ts";
import { describeEachProvider } from "../../support/database.ts";
import { createFactory } from "../../support/factory.ts";
import { createIdleTracking } from "../../support/idle-tracking.ts";
import { silentLog } from "../../support/tracking.ts";

const ROWS_PER_INSERT = 100;

/** Writes transitions of the requests in turn, in one commit. */
async function write(
  store: Store,
  requests: readonly MediaRequest[],
  count: number,
): Promise<readonly WrittenTransition[]> {
  return store.write(async (tx) => {
    const { value } = await tx.counter.update({
      where: { name: "transition" },
      data: { value: { increment: count } },
    });
    const first = value - BigInt(count) + 1n;
    const rows = Array.from({ length: count }, (_, index) => {
      const request = requests[index % requests.length];
      if (request === undefined) throw new Error("no request was given");
      const written: WrittenTransition = {
        ...TRANSITION,
        sequence: first + BigInt(index),
        requestId: request.id,
        request,
      };
      return written;
    });
    const data = rows.map(({ request: _request, unit: _unit, delivery: _delivery, ...row }) => row);
    for (let from = 0; from < count; from += ROWS_PER_INSERT)
      await tx.transition.createMany({ data: data.slice(from, from + ROWS_PER_INSERT) });
    return rows;
  });
}

const TRANSITION = {
  at: new Date("2024-05-01T12:00:00Z"),
  unitId: null,
  unit: null,
  from: null,
  to: "APPROVED",
  inferred: false,
  attempt: 0,
  service: "seerr",
  event: "MEDIA_APPROVED",
  channel: "WEBHOOK",
  message: "Approved.",
  messageCode: null,
  messageParams: null,
  deliveryId: null,
  delivery: null,
  evidence: null,
};

function publish(bus: Bus, rows: readonly WrittenTransition[], carried = rows): void {
  bus.publish({
    ...NO_CHANGE,
    sequence: rows.at(-1)?.sequence ?? null,
    transitions: carried,
    requestIds: [...new Set(rows.map(({ requestId }) => requestId))],
  });
}

/** What happens to the change of a commit on its way to the subscriber. */
const loss = fc.constantFrom("none", "rows", "first row", "middle row", "change");
const commit = fc.record({
  /** More than what waits in memory, a page, or a few. */
  count: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 20 }) },
    { weight: 2, arbitrary: fc.integer({ min: 40, max: 120 }) },
    { weight: 1, arbitrary: fc.constantFrom(499, 500, 501, 620) },
  ),
  loss,
  /** How many events the subscriber takes before the next commit. */
  takes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }), fc.constant(1_000)),
  /** Whether the subscriber then reconnects and continues. */
  reconnects: fc.boolean(),
});

const KEPT = { count: 3, loss: "none", takes: 1_000, reconnects: false };

function survivors(rows: readonly WrittenTransition[], lost: string): readonly WrittenTransition[] {
  if (lost === "rows") return [];
  const missing = { "first row": 0, "middle row": Math.floor(rows.length / 2) }[lost];
  return rows.filter((_, index) => index !== missing);
}

describeEachProvider("a subscriber of the log", (open) => {
  it("sees each transition once and in order, whatever the bus loses and wherever it reconnects", async () => {
    const store = await open();
    const make = createFactory(store);
    const { id: own } = await make.request();
    await make.request();
    const requests = await store.read.mediaRequest.findMany();
    let fromMemory = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(commit, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (commits, isFiltered) => {
          const bus = createBus(() => undefined);
          const core = { store, bus, clock: systemClock, log: silentLog, newId: () => "" };
          const tracking = createIdleTracking(core, new Map());
          const requestId = isFiltered ? own : null;
          const { _max } = await store.read.transition.aggregate({ _max: { sequence: true } });
          const start = _max.sequence ?? 0n;
          const seen: bigint[] = [];
          const expected: bigint[] = [];
          const connect = () =>
            createTransitionSource(tracking, {
              after: seen.at(-1) ?? start,
              requestId,
              visible: null,
              endsCaughtUp: false,
            });
          let source = connect();
          async function take(count: number): Promise<void> {
            for (let taken = 0; taken < count; taken += 1) {
              const { value } = await source.next();
              if (value?.written != null) {
                expect(value.written.sequence).toBe(value.sequence);
                fromMemory += 1;
              }
              seen.push(value?.sequence ?? -1n);
            }
          }

          let announced = 0;
          for (const [index, step] of commits.entries()) {
            const rows = await write(store, requests, step.count);
            for (const row of rows)
              if (requestId === null || row.requestId === requestId) expected.push(row.sequence);
            // Without the last change nobody would know that there is more.
            const isLast = index === commits.length - 1;
            if (step.loss !== "change" || isLast) {
              publish(bus, rows, survivors(rows, step.loss));
              announced = expected.length;
            }
            await take(Math.min(isLast ? expected.length : step.takes, announced - seen.length));
            if (!step.reconnects) continue;
            await source.return();
            source = connect();
          }
          await source.return();
          expect(seen).toEqual(expected);
        },
      ),
      // Chance alone may choose no commit whose rows a subscriber that has caught up takes from memory.
      { numRuns: 12, examples: [[[KEPT, KEPT], false]] },
    );
    expect(fromMemory).toBeGreaterThan(0);
  });
});

it("keeps at most 500 transitions for a subscriber that does not take them", () => {
  const bus = createBus(() => undefined);
  const news = listenForTransitions(bus);
  const rows = (from: number, count: number) =>
    Array.from(
      { length: count },
      (_, index) => ({ sequence: BigInt(from + index), requestId: "a" }) as WrittenTransition,
    );
  publish(bus, rows(1, 300));
  publish(bus, rows(301, 200));
  expect(news.takeAfter(0n)?.sequence).toBe(1n);
  publish(bus, rows(501, 1));
  expect(news.takeAfter(1n)?.sequence).toBe(2n);
  publish(bus, rows(502, 2));
  // What was dropped has to be read; what follows it is at hand.
  expect(news.takeAfter(2n)).toBeUndefined();
  expect(news.written).toBe(503n);
  expect(news.takeAfter(501n)?.sequence).toBe(502n);
  publish(bus, rows(504, 501));
  expect(news.takeAfter(503n)).toBeUndefined();
  expect(news.written).toBe(1004n);
  news.stop();
});
