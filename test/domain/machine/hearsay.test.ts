import { describe, expect, it } from "vitest";
import { step } from "../../../server/domain/machine/machine.ts";
import { formatReason } from "../../../server/domain/message/reason.ts";
import type { Environment, Unit } from "../../../server/domain/unit.ts";
import { createUnit } from "../../../server/domain/unit.ts";
import { buildObservation } from "../../support/observation.ts";
import { NOW } from "./unit-factory.ts";

const WITHOUT_LIBRARY: Environment = {
  now: NOW,
  hasLibrary: false,
  hasShoko: false,
  shokoFolders: null,
};
const WITH_LIBRARY: Environment = { ...WITHOUT_LIBRARY, hasLibrary: true };

const APPROVED = { state: "APPROVED", isApprovalInferred: false } as const;
const unit: Unit = { ...createUnit(APPROVED, false), state: "APPROVED" };
const heard: Unit = { ...unit, isHeardAvailable: true };
const polled = buildObservation("approved", { service: "seerr", channel: "POLL" });

describe("a title that only Seerr considers available", () => {
  it("is available where no library is configured, without steps that nobody reported", () => {
    const { unit: after, moves } = step(heard, polled, WITHOUT_LIBRARY);
    expect(after.state).toBe("AVAILABLE");
    expect(moves.map(({ to, inferred }) => [to, inferred])).toEqual([["AVAILABLE", false]]);
    const undecided = { ...createUnit({ ...APPROVED, state: "REQUESTED" }, false) };
    const first = step({ ...undecided, isHeardAvailable: true }, polled, WITHOUT_LIBRARY);
    expect(first.moves.map(({ to }) => to)).toEqual(["APPROVED", "AVAILABLE"]);
  });

  it("stays approved where a library is configured, with a note that ends with the report", () => {
    const { unit: noted } = step(heard, polled, WITH_LIBRARY);
    expect(noted.state).toBe("APPROVED");
    expect(formatReason(noted.reason ?? "")).toBe(
      "available according to Seerr, but not in any library",
    );
    const { unit: after } = step({ ...noted, isHeardAvailable: false }, polled, WITH_LIBRARY);
    expect(after).toMatchObject({ state: "APPROVED", reason: null });
  });

  it("is approved again once Seerr no longer says so, or a library is configured", () => {
    const available: Unit = { ...heard, state: "AVAILABLE" };
    const retracted = step({ ...available, isHeardAvailable: false }, polled, WITHOUT_LIBRARY);
    expect(retracted.unit.state).toBe("APPROVED");
    expect(retracted.moves.map(({ from, to }) => [from, to])).toEqual([["AVAILABLE", "APPROVED"]]);
    expect(step(available, polled, WITH_LIBRARY).unit.state).toBe("APPROVED");
    expect(step(available, polled, WITHOUT_LIBRARY).moves).toEqual([]);
  });

  it("is not available while it is declined, pending or not aired", () => {
    const states = (change: Partial<Unit>) =>
      step({ ...heard, ...change }, buildObservation("airs", {}), WITHOUT_LIBRARY).unit.state;
    expect(states({ approval: { ...APPROVED, state: "DECLINED" } })).toBe("DECLINED");
    expect(states({ approval: { ...APPROVED, state: "REQUESTED" } })).toBe("REQUESTED");
    expect(states({ airDate: "2090-01-01T00:00:00.000Z" })).toBe("UNAIRED");
    expect(states({ state: "DELETED" })).toBe("DELETED");
  });

  it("is not available in 4K while the arr has a lower quality", () => {
    const lower = { ...heard, is4k: true, belowQuality: "WEBDL-1080p" };
    for (const environment of [WITHOUT_LIBRARY, WITH_LIBRARY])
      expect(step(lower, polled, environment).unit).toMatchObject({
        state: "APPROVED",
        reason: null,
      });
  });

  it("follows the arr as soon as the arr has more to say", () => {
    const { unit: grabbed } = step(
      heard,
      buildObservation("grabbed", { keys: { downloadId: "A1" } }),
      WITHOUT_LIBRARY,
    );
    expect(grabbed.state).toBe("GRABBING");
    expect(step(grabbed, polled, WITHOUT_LIBRARY).unit.state).toBe("GRABBING");
  });
});
