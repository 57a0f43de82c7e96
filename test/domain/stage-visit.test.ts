import { describe, expect, it } from "vitest";
import { listVisits, type VisitedRequest } from "../../server/domain/stage-visit.ts";

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString();
const reach = (minutes: number, service = "sonarr", inferred = false) => ({
  at: at(minutes),
  inferred,
  service,
});

function visitsOf(given: Partial<VisitedRequest>) {
  const visits = listVisits({
    createdAt: at(0),
    state: "AVAILABLE",
    stateChangedAt: at(60),
    reached: {},
    trackedSince: null,
    releasedAt: null,
    ...given,
  });
  return visits.map(({ state, enteredAt, leftAt, seconds, service }) => [
    state,
    enteredAt,
    leftAt,
    seconds,
    service,
  ]);
}

describe("the states of a request", () => {
  it("follow each other, and each lasts until a service reports the next", () => {
    const reached = {
      REQUESTED: reach(0, "seerr"),
      APPROVED: reach(10, "seerr"),
      GRABBING: reach(12),
      AVAILABLE: reach(60, "jellyfin"),
    };
    expect(visitsOf({ reached })).toEqual([
      ["REQUESTED", at(0), at(10), 600, "seerr"],
      ["APPROVED", at(10), at(12), 120, "sonarr"],
      ["GRABBING", at(12), at(60), 2880, "jellyfin"],
      ["AVAILABLE", at(60), null, null, null],
    ]);
  });

  it("have no length where begin or end is inferred", () => {
    const reached = {
      REQUESTED: reach(0, "seerr"),
      APPROVED: reach(10, "seerr", true),
      GRABBING: reach(12),
      AVAILABLE: reach(60, "jellyfin"),
    };
    expect(visitsOf({ reached }).map(([state, , , seconds]) => [state, seconds])).toEqual([
      ["REQUESTED", null],
      ["APPROVED", null],
      ["GRABBING", 2880],
      ["AVAILABLE", null],
    ]);
  });

  it("begin with the creation where nothing was reported, and leave out stages that are dated before earlier ones", () => {
    expect(visitsOf({ state: "REQUESTED" })).toEqual([["REQUESTED", at(0), null, null, null]]);
    const reached = { APPROVED: reach(10, "seerr"), GRABBING: reach(5), AVAILABLE: reach(60) };
    expect(visitsOf({ reached }).map(([state]) => state)).toEqual(["APPROVED", "AVAILABLE"]);
  });

  it("end with the current one, also off the pipeline and after falling back", () => {
    const reached = { REQUESTED: reach(0, "seerr"), APPROVED: reach(10, "seerr") };
    expect(visitsOf({ reached, state: "DECLINED", stateChangedAt: at(20) }).slice(1)).toEqual([
      ["APPROVED", at(10), at(20), null, null],
      ["DECLINED", at(20), null, null, null],
    ]);
    const failed = { ...reached, DOWNLOADING: reach(15) };
    expect(
      visitsOf({ reached: failed, state: "APPROVED", stateChangedAt: at(30) }).slice(2),
    ).toEqual([
      ["DOWNLOADING", at(15), at(30), null, null],
      ["APPROVED", at(30), null, null, null],
    ]);
  });

  it("begin and end when services reported it, not when the tracker found an old request in them", () => {
    const reached = {
      REQUESTED: reach(0, "seerr"),
      GRABBING: reach(20),
      IMPORTING: reach(30),
      AVAILABLE: reach(9_001, "jellyfin"),
    };
    expect(visitsOf({ reached, trackedSince: at(9_000) }).slice(1)).toEqual([
      ["GRABBING", at(20), at(30), 600, "sonarr"],
      ["IMPORTING", at(30), at(30), null, "jellyfin"],
      ["AVAILABLE", at(30), null, null, null],
    ]);
    // It was tracked when it became available.
    expect(visitsOf({ reached, trackedSince: at(1) })[2]?.[3]).toBe(8_971 * 60);
    expect(visitsOf({ reached, trackedSince: at(8_000) })[2]?.[3]).toBe(8_971 * 60);
  });

  it("count the wait for a release for no stage", () => {
    const reached = { APPROVED: reach(10, "seerr"), GRABBING: reach(1000), AVAILABLE: reach(1060) };
    expect(visitsOf({ reached, releasedAt: at(990) })).toEqual([
      ["UNAIRED", at(10), at(990), null, null],
      ["APPROVED", at(990), at(1000), 600, "sonarr"],
      ["GRABBING", at(1000), at(1060), 3600, "sonarr"],
      ["AVAILABLE", at(1060), null, null, null],
    ]);
    // It is searched for since its release, and not found yet.
    const searched = { APPROVED: reach(10, "seerr") };
    expect(
      visitsOf({
        reached: searched,
        state: "APPROVED",
        stateChangedAt: at(991),
        releasedAt: at(990),
      }),
    ).toEqual([
      ["UNAIRED", at(10), at(990), null, null],
      ["APPROVED", at(990), null, null, null],
    ]);
    // Found before its date.
    expect(visitsOf({ reached, releasedAt: at(2000) })[0]).toEqual([
      "APPROVED",
      at(10),
      at(1000),
      59_400,
      "sonarr",
    ]);
  });
});
