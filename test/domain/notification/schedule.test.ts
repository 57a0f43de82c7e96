import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  endOfQuiet,
  sendsAt,
  type Schedule,
} from "../../../server/domain/notification/schedule.ts";
import { fromWallTime, toWallTime } from "../../../server/domain/notification/zoned-time.ts";

const NIGHT: Schedule = {
  timeZone: "Europe/Berlin",
  quiet: { from: 22 * 60, to: 7 * 60 },
  digest: "NONE",
  digestMinute: 18 * 60,
  digestWeekday: 7,
};

const endAt = (at: string, given: Partial<Schedule> = {}) =>
  endOfQuiet(new Date(at), { ...NIGHT, ...given }).toISOString();

describe("quiet hours", () => {
  it.each([
    ["before midnight", "2026-07-01T20:30:00Z", "2026-07-02T05:00:00.000Z"],
    ["after midnight", "2026-07-02T01:00:00Z", "2026-07-02T05:00:00.000Z"],
    ["as they begin", "2026-07-01T20:00:00Z", "2026-07-02T05:00:00.000Z"],
    ["as they end", "2026-07-02T05:00:00Z", "2026-07-02T05:00:00.000Z"],
    ["by day", "2026-07-02T12:00:00Z", "2026-07-02T12:00:00.000Z"],
    // The night has nine hours in summer and winter; eight when clocks go forward, ten when they go back.
    ["as clocks go forward", "2026-03-28T21:00:00Z", "2026-03-29T05:00:00.000Z"],
    ["as clocks go back", "2026-10-24T20:00:00Z", "2026-10-25T06:00:00.000Z"],
  ])("%s", (_when, at, end) => {
    expect(endAt(at)).toBe(end);
  });

  it("end as long after midnight as ever where the clock skips their end", () => {
    expect(endAt("2026-03-29T00:30:00Z", { quiet: { from: 0, to: 150 } })).toBe(
      "2026-03-29T01:30:00.000Z",
    );
  });

  it("end later where the clock shows their end twice, and the first time has passed", () => {
    const quiet = { from: 0, to: 150 };
    expect(endAt("2026-10-25T00:10:00Z", { quiet })).toBe("2026-10-25T00:30:00.000Z");
    expect(endAt("2026-10-25T01:10:00Z", { quiet })).toBe("2026-10-25T01:30:00.000Z");
  });

  it("hold in zones with half hours, and without any clock change", () => {
    const quiet = { from: 23 * 60, to: 6 * 60 };
    expect(endAt("2026-05-01T18:00:00Z", { timeZone: "Asia/Kolkata", quiet })).toBe(
      "2026-05-02T00:30:00.000Z",
    );
    expect(endAt("2026-05-01T23:30:00Z", { timeZone: "UTC", quiet })).toBe(
      "2026-05-02T06:00:00.000Z",
    );
  });

  it("never end in a quiet hour, nor before they are asked for, in any zone at any time", () => {
    const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo"];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date("2025-01-01"), max: new Date("2027-01-01"), noInvalidDate: true }),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 1439 }),
        (timeZone, at, from, to) => {
          const end = endOfQuiet(at, { ...NIGHT, timeZone, quiet: { from, to } });
          expect(end.getTime()).toBeGreaterThanOrEqual(at.getTime());
          expect(end.getTime() - at.getTime()).toBeLessThanOrEqual(26 * 3_600_000);
          if (end > at) expect([to, to + 30, to + 60]).toContain(toWallTime(end, timeZone).minute);
        },
      ),
    );
  });
});

describe("a digest", () => {
  const sendAt = (kind: "EPISODE" | "NEEDS_HUMAN", at: string, given: Partial<Schedule>) =>
    sendsAt(kind, new Date(at), { ...NIGHT, quiet: null, ...given }).toISOString();

  it("comes at the same hour of the wall clock on both sides of a clock change", () => {
    const daily = { digest: "DAILY" } as const;
    expect(sendAt("EPISODE", "2026-03-28T10:00:00Z", daily)).toBe("2026-03-28T17:00:00.000Z");
    expect(sendAt("EPISODE", "2026-03-28T18:00:00Z", daily)).toBe("2026-03-29T16:00:00.000Z");
    expect(sendAt("EPISODE", "2026-10-24T17:00:00Z", daily)).toBe("2026-10-25T17:00:00.000Z");
  });

  it("comes on its day of the week", () => {
    const weekly = { digest: "WEEKLY", digestWeekday: 5 } as const;
    // A Friday.
    expect(sendAt("EPISODE", "2026-07-03T15:59:00Z", weekly)).toBe("2026-07-03T16:00:00.000Z");
    expect(sendAt("EPISODE", "2026-07-03T16:00:00Z", weekly)).toBe("2026-07-10T16:00:00.000Z");
  });

  it("leaves out what somebody has to act on", () => {
    const at = "2026-07-03T10:00:00Z";
    expect(sendAt("NEEDS_HUMAN", at, { digest: "WEEKLY" })).toBe(new Date(at).toISOString());
  });

  it("waits for the end of quiet hours", () => {
    const given = { digest: "DAILY", digestMinute: 23 * 60, quiet: NIGHT.quiet } as const;
    expect(sendAt("EPISODE", "2026-07-03T10:00:00Z", given)).toBe("2026-07-04T05:00:00.000Z");
  });
});

it("wall time and back is the same moment", () => {
  const at = new Date("2026-07-03T10:17:00Z");
  const wall = toWallTime(at, "America/New_York");
  expect(wall).toMatchObject({ minute: 6 * 60 + 17, weekday: 5 });
  expect(fromWallTime(wall, "America/New_York", new Date(0))).toEqual(at);
});
