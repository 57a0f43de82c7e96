import { expect, it } from "vitest";
import { createMeter } from "../../../server/integrations/shared/meter.ts";

function startMeter() {
  const clock = { now: Date.parse("2031-05-04T12:00:00Z") };
  return { clock, meter: createMeter(() => new Date(clock.now)) };
}

it("counts the calls of the last minute", () => {
  const { clock, meter } = startMeter();
  for (let call = 0; call < 3; call += 1) meter.recordCall({ ms: 4, error: null });
  clock.now += 30_000;
  meter.recordCall({ ms: 4, error: null });

  expect(meter.report().callsPerMinute).toBe(4);
  clock.now += 30_000;
  expect(meter.report().callsPerMinute).toBe(1);
  clock.now += 30_000;
  expect(meter.report().callsPerMinute).toBe(0);
});

it("reports the last latency, and the last error with its time", () => {
  const { clock, meter } = startMeter();
  expect(meter.report()).toEqual({
    callsPerMinute: 0,
    lastLatencyMs: null,
    lastError: null,
    lastErrorAt: null,
  });

  meter.recordCall({ ms: 15_000, error: "timeout" });
  clock.now += 1_000;
  meter.recordCall({ ms: 12, error: null });
  meter.recordCall({ ms: 9, error: "not-found" });

  expect(meter.report()).toMatchObject({
    lastLatencyMs: 9,
    lastError: "timeout",
    lastErrorAt: new Date("2031-05-04T12:00:00Z"),
  });
});

it("sums up outcomes and latencies over its lifetime", () => {
  const { clock, meter } = startMeter();
  for (const ms of [3, 5, 40, 90_000]) meter.recordCall({ ms, error: null });
  clock.now += 3_600_000;
  meter.recordCall({ ms: 7, error: "auth" });

  const { calls, latency } = meter.totals();
  expect(Object.fromEntries(calls)).toEqual({ ok: 4, auth: 1 });
  expect(latency).toMatchObject({ count: 5, sumMs: 90_055 });
  const below = new Map(latency.buckets.map(({ upToMs, count }) => [upToMs, count]));
  expect([below.get(5), below.get(10), below.get(50), below.get(30_000)]).toEqual([2, 3, 4, 4]);
});
