import { describe, expect, it } from "vitest";
import { estimateArrival, steadyEta, type EtaUnit } from "../../server/domain/eta.ts";
import type { State } from "../../server/domain/state.ts";

const NOW = new Date("2031-05-04T12:00:00Z");
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

function unit(state: State, minutes: number | null = null, isStuck = false): EtaUnit {
  return { state, eta: minutes === null ? null : inMinutes(minutes), isStuck };
}

function estimate(...units: readonly EtaUnit[]) {
  const minutesTo = (eta: Date | null) =>
    eta === null ? null : (eta.getTime() - NOW.getTime()) / 60_000;
  const { running, whole } = estimateArrival({ units, isListed: true, now: NOW });
  return { running: minutesTo(running), whole: minutesTo(whole) };
}

describe("the ETAs of a request", () => {
  it("are the same where everything is downloading or downloaded", () => {
    expect(estimate(unit("DOWNLOADING", 6))).toEqual({ running: 6, whole: 6 });
    expect(
      estimate(
        unit("AVAILABLE"),
        unit("IMPORTING"),
        unit("DOWNLOADING", 6),
        unit("DOWNLOADING", 9),
      ),
    ).toEqual({ running: 9, whole: 9 });
    expect(estimate(unit("DOWNLOADING", 6), unit("DELETED"))).toEqual({ running: 6, whole: 6 });
  });

  it.each([
    ["has not been found", unit("APPROVED")],
    ["was only grabbed", unit("GRABBING")],
    ["has not aired", unit("UNAIRED")],
    ["has failed", unit("FAILED")],
    ["cannot be imported", unit("DOWNLOADED", null, true)],
    ["waits for approval", unit("REQUESTED")],
  ])("leave the whole open while an episode %s", (_name, other) => {
    expect(estimate(unit("DOWNLOADING", 0.6), other)).toEqual({ running: 0.6, whole: null });
  });

  it("leave the whole open while a requested season has no episodes yet", () => {
    const units = [unit("DOWNLOADING", 6)];
    expect(estimateArrival({ units, isListed: false, now: NOW })).toEqual({
      running: inMinutes(6),
      whole: null,
    });
  });

  it("are both unknown if a running download has no ETA, or one that has passed", () => {
    const unknown = { running: null, whole: null };
    expect(estimate(unit("DOWNLOADING", 6), unit("DOWNLOADING"))).toEqual(unknown);
    expect(estimate(unit("DOWNLOADING", -2))).toEqual(unknown);
    expect(estimate(unit("IMPORTING"))).toEqual(unknown);
    expect(estimate()).toEqual(unknown);
  });

  it("keep an ETA that has just passed: the next poll is on its way", () => {
    expect(estimate(unit("DOWNLOADING", -0.5))).toEqual({ running: -0.5, whole: -0.5 });
  });
});

describe("a reported ETA", () => {
  const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

  it.each([
    ["seconds earlier", 40, 35, 40],
    ["earlier by more than seconds", 40, 34, 34],
    ["later by a twentieth of the time that is left", 5_700, 6_000, 5_700],
    ["later by more than that", 5_699, 6_000, 6_000],
    ["over", -600, -1, -1],
  ])("that is %s: %i s and then %i s from now is %i s", (_what, known, reported, expected) => {
    expect(steadyEta(inSeconds(known), inSeconds(reported), NOW)).toEqual(inSeconds(expected));
  });

  it("counts when there was none, and there is none when it is gone", () => {
    expect(steadyEta(null, inSeconds(40), NOW)).toEqual(inSeconds(40));
    expect(steadyEta(inSeconds(40), null, NOW)).toBeNull();
  });
});
