import { describe, expect, it } from "vitest";
import { step } from "../../../server/domain/machine/machine.ts";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import type { Unit } from "../../../server/domain/unit.ts";
import { ENVIRONMENT, NOW, observe, unitInState } from "./unit-factory.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const before = (ms: number) => new Date(NOW.getTime() - ms).toISOString();

/** Approved, and asked for just now. */
const fresh: Unit = { ...unitInState("APPROVED"), requestedAt: NOW.toISOString() };

/** The records of a movie that was downloaded, imported and deleted `ago`. */
function past(ago: number): readonly Observation[] {
  const at = before(ago);
  return [
    observe("grabbed", { channel: "POLL", historyId: 1, at, keys: { downloadId: "AA" } }),
    observe("imported", {
      channel: "POLL",
      historyId: 2,
      at,
      keys: { downloadId: "AA" },
      file: { id: 7, path: "/movies/a/a.mkv" },
    }),
    observe("file-deleted", { channel: "POLL", historyId: 3, at, keys: {}, reason: "manual" }),
  ];
}

function play(unit: Unit, observations: readonly Observation[], hasLibrary = true): Unit {
  return observations.reduce(
    (current, observation) => step(current, observation, { ...ENVIRONMENT, hasLibrary }).unit,
    unit,
  );
}

describe("records whose numbers have gone back", () => {
  /** Record 5002 was applied; then the arr was restored from a backup. */
  const restored: Unit = { ...fresh, historyId: 0, historyFloor: NOW.toISOString() };
  const grabbed = (historyId: number, at: string) =>
    observe("grabbed", { channel: "POLL", historyId, at, keys: { downloadId: `D${historyId}` } });
  const later = (ms: number) => before(-ms);

  it("apply once if they are dated after the last one before", () => {
    const first = step(restored, grabbed(4001, later(1000)), ENVIRONMENT);
    expect(first.unit).toMatchObject({ state: "GRABBING", historyId: 4001 });
    expect(step(first.unit, grabbed(4001, later(1000)), ENVIRONMENT).outcome).toBe("same");
    const failed = observe("download-failed", {
      channel: "POLL",
      historyId: 4002,
      at: later(2000),
      keys: { downloadId: "D4001" },
    });
    expect(step(first.unit, failed, ENVIRONMENT).unit.state).toBe("FAILED");
  });

  it("do not apply again if they are dated before", () => {
    for (const at of [NOW.toISOString(), before(DAY_MS)])
      expect(step(restored, grabbed(3990, at), ENVIRONMENT)).toEqual({
        unit: restored,
        moves: [],
        outcome: "same",
      });
  });
});

describe("records of an arr's history from before the request", () => {
  it.each([
    ["a year", 365 * DAY_MS],
    ["an hour", 60 * MINUTE_MS],
    ["three minutes", 3 * MINUTE_MS],
  ])("move nothing when the file was deleted %s before", (_how, ago) => {
    expect(play(fresh, past(ago))).toEqual(fresh);
  });

  it("move nothing when a download failed before, with or without its grab", () => {
    const [grab] = past(730 * DAY_MS);
    const failed = observe("download-failed", {
      channel: "POLL",
      historyId: 2,
      at: before(730 * DAY_MS),
      keys: { downloadId: "AA" },
      reason: "Aborted",
    });
    expect(play(fresh, grab === undefined ? [] : [grab, failed])).toEqual(fresh);
    expect(play(fresh, [failed])).toEqual(fresh);
  });

  it("make nothing available without a library", () => {
    expect(play(fresh, past(365 * DAY_MS).slice(0, 2), false)).toEqual(fresh);
  });

  it("apply to a request that is older than they are", () => {
    const old = { ...fresh, requestedAt: before(500 * DAY_MS) };
    expect(play(old, past(365 * DAY_MS)).state).toBe("DELETED");
    expect(play({ ...fresh, requestedAt: null }, past(365 * DAY_MS)).state).toBe("DELETED");
  });

  it("apply while the clocks differ by a minute or two", () => {
    expect(play(fresh, past(1.5 * MINUTE_MS)).state).toBe("DELETED");
  });

  it("apply if they are about the file that is there now", () => {
    const records = past(365 * DAY_MS)
      .slice(0, 2)
      .map((record) => ({ ...record, isOfCurrentFile: true }));
    expect(play(fresh, records)).toMatchObject({ state: "IMPORTING", file: { id: 7 } });
  });

  it("apply if they arrived after the request, whatever the clock of the arr says (B14)", () => {
    const later = { ...fresh, requestedAt: before(5 * MINUTE_MS) };
    const arrived = past(15 * MINUTE_MS).map((record) => ({
      ...record,
      since: before(4 * MINUTE_MS),
    }));
    expect(play(later, arrived).state).toBe("DELETED");
    const mayBeOlder = past(15 * MINUTE_MS).map((record) => ({
      ...record,
      since: before(6 * MINUTE_MS),
    }));
    expect(play(later, mayBeOlder)).toEqual(later);
  });

  it("apply to a download that is known otherwise, unless they are of an earlier use of it", () => {
    const grabbed = step(fresh, observe("grabbed", { keys: { downloadId: "AA" } }), ENVIRONMENT);
    const failed = (ago: number) =>
      observe("download-failed", {
        channel: "POLL",
        historyId: 9,
        at: before(ago),
        keys: { downloadId: "aa" },
      });
    expect(play(grabbed.unit, [failed(10 * MINUTE_MS)]).state).toBe("FAILED");
    expect(play(grabbed.unit, [failed(365 * DAY_MS)]).state).toBe("GRABBING");
  });

  it("are ignored, with the reason", () => {
    const [grab] = past(DAY_MS);
    if (grab === undefined) throw new Error("there is a grab");
    expect(step(fresh, grab, ENVIRONMENT)).toMatchObject({
      outcome: "ignored",
      reason: "it happened before the request",
      moves: [],
    });
  });
});
