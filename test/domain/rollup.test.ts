import { expect, it } from "vitest";
import { rollUp, type RollupUnit } from "../../server/domain/rollup.ts";

const NOW = new Date("2026-12-01T12:00:00.000Z");

const unaired = (airDate: string | null, isDayOnly = false): RollupUnit => ({
  state: "UNAIRED",
  isWanted: true,
  progress: 0,
  airDate,
  isDayOnly,
});

it("names the next date to come, and whether only its day is known", () => {
  const next = (...units: RollupUnit[]) => {
    const { nextAirDate, isNextAirDateDayOnly } = rollUp("APPROVED", units, NOW);
    return [nextAirDate, isNextAirDateDayOnly];
  };
  const friday = unaired("2026-12-04T00:00:00.000Z", true);
  const evening = unaired("2026-12-04T20:00:00.000Z");
  expect(next(evening, friday)).toEqual([friday.airDate, true]);
  expect(next(unaired("2026-12-02T20:00:00.000Z"), friday)).toEqual([
    "2026-12-02T20:00:00.000Z",
    false,
  ]);
  expect(next(unaired("2026-12-01T00:00:00.000Z", true), unaired(null))).toEqual([null, false]);
  expect(next({ ...friday, isWanted: false }, { ...friday, state: "APPROVED" })).toEqual([
    null,
    false,
  ]);
});
