import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { step } from "../../../server/domain/machine/machine.ts";
import type { Move } from "../../../server/domain/machine/move.ts";
import {
  OBSERVATION_KINDS,
  type ObservationKind,
} from "../../../server/domain/observation/kind.ts";
import type { Observation } from "../../../server/domain/observation/observation.ts";
import { rollUp } from "../../../server/domain/rollup.ts";
import { isInFlight, isInPipeline, pipelinePosition } from "../../../server/domain/state.ts";
import { createUnit, type Environment, type Unit } from "../../../server/domain/unit.ts";
import { NOW, observe } from "./unit-factory.ts";

/** Any kind, about one of three downloads and two files, by any channel: orders, losses and doubles come by themselves. */
const observation = fc.record({
  kind: fc.constantFrom(...OBSERVATION_KINDS),
  channel: fc.constantFrom("WEBHOOK" as const, "POLL" as const),
  downloadId: fc.constantFrom(undefined, "A", "b", "C"),
  fileId: fc.constantFrom(undefined, 1, 2),
  reason: fc.constantFrom(undefined, "upgrade", "manual"),
  filesDeleted: fc.boolean(),
  date: fc.constantFrom(undefined, null, "2026-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"),
});

type Given = typeof observation extends fc.Arbitrary<infer T> ? T : never;

/** The facts of the kind, of those that were drawn. */
function factsOf({ kind, fileId, reason, filesDeleted, date }: Given): object {
  switch (kind) {
    case "imported":
      return { file: { path: `/tv/${fileId ?? "x"}.mkv` } };
    case "removed-from-arr":
      return { filesDeleted };
    case "airs":
      return date === undefined ? {} : { airDate: date };
    default:
      return reason !== undefined && WITH_REASON.includes(kind) ? { reason } : {};
  }
}

const WITH_REASON: readonly ObservationKind[] = [
  "refused-by-arr",
  "withdrawn",
  "pending-in-arr",
  "unmatched",
  "library-lost",
  "held",
  "blocked",
  "download-failed",
  "download-removed",
  "file-deleted",
];

const story = fc.record({
  reported: fc.array(observation, { maxLength: 30 }),
  isAnime: fc.boolean(),
  hasLibrary: fc.boolean(),
  hasShoko: fc.boolean(),
});

interface Lived {
  readonly unit: Unit;
  readonly moves: readonly Move[];
  readonly causes: readonly Observation[];
  /** Units after each observation. */
  readonly after: readonly Unit[];
  readonly around: Environment;
}

function live({
  reported,
  isAnime,
  hasLibrary,
  hasShoko,
}: typeof story extends fc.Arbitrary<infer T> ? T : never): Lived {
  const around = { now: NOW, hasLibrary, hasShoko, shokoFolders: null };
  let unit = createUnit({ state: "REQUESTED", isApprovalInferred: false }, isAnime);
  const moves: Move[] = [];
  const causes: Observation[] = [];
  const after: Unit[] = [];
  for (const given of reported) {
    const { kind, channel, downloadId, fileId } = given;
    const keys = {
      ...(downloadId === undefined ? {} : { downloadId }),
      ...(fileId === undefined ? {} : { fileId }),
    };
    const cause = observe(kind, { channel, keys, ...factsOf(given) });
    const result = step(unit, cause, around);
    unit = result.unit;
    moves.push(...result.moves);
    causes.push(...result.moves.map(() => cause));
    after.push(unit);
  }
  return { unit, moves, causes, after, around };
}

describe("observations in any order, lost or repeated", () => {
  const check = (property: (lived: Lived) => void): void => {
    fc.assert(
      fc.property(story, (given) => property(live(given))),
      { numRuns: 2000 },
    );
  };

  it("the history is one chain that ends where the unit stands", () => {
    check(({ moves, unit }) => {
      for (const [index, move] of moves.entries())
        expect(move.from).toBe(moves[index - 1]?.to ?? "REQUESTED");
      expect(moves.at(-1)?.to ?? "REQUESTED").toBe(unit.state);
    });
  });

  it("no unit moves backward within an attempt", () => {
    check(({ moves }) => {
      for (const [index, { from, to, attempt }] of moves.entries()) {
        if (
          from === null ||
          attempt !== moves[index - 1]?.attempt ||
          !isInPipeline(from) ||
          !isInPipeline(to)
        )
          continue;
        expect(pipelinePosition(to)).toBeGreaterThan(pipelinePosition(from));
      }
    });
  });

  it("IMPORTING stands in every history that reaches ANIME_MATCHING or AVAILABLE", () => {
    check(({ moves }) => {
      const passed = new Set<string>();
      for (const { to } of moves) {
        if (to === "ANIME_MATCHING" || to === "AVAILABLE") expect(passed).toContain("IMPORTING");
        passed.add(to);
      }
    });
  });

  it("AVAILABLE never appears without proof", () => {
    check(({ moves, causes, around, after }) => {
      for (const [index, { to }] of moves.entries()) {
        if (to !== "AVAILABLE") continue;
        if (around.hasLibrary) expect(causes[index]?.kind).toBe("playable");
      }
      if (!around.hasLibrary && after.some(({ state }) => state === "AVAILABLE")) {
        expect(after.some(({ file }) => file !== null)).toBe(true);
      }
    });
  });

  it("the same said twice in a row moves nothing the second time", () => {
    check(({ unit, around, causes }) => {
      const last = causes.at(-1);
      if (last === undefined) return;
      const once = step(unit, last, around);
      expect(step(once.unit, last, around).moves).toEqual([]);
    });
  });

  it("a unit follows a live attempt while it is in flight", () => {
    check(({ after }) => {
      for (const { state, attempts } of after) {
        if (isInFlight(state))
          expect(attempts.some(({ end, step: at }) => end === null && at === state)).toBe(true);
      }
    });
  });
});

describe("the roll-up", () => {
  const units = fc.array(
    fc.record({
      state: fc.constantFrom(
        "APPROVED" as const,
        "GRABBING" as const,
        "DOWNLOADING" as const,
        "IMPORTING" as const,
        "AVAILABLE" as const,
        "FAILED" as const,
        "UNAIRED" as const,
        "DELETED" as const,
      ),
      isWanted: fc.boolean(),
      progress: fc.double({ min: 0, max: 1, noNaN: true }),
      airDate: fc.constant(null),
      isDayOnly: fc.boolean(),
    }),
    { maxLength: 20 },
  );

  it("agrees with its units", () => {
    fc.assert(
      fc.property(units, (all) => {
        const wanted = all.filter(({ isWanted }) => isWanted);
        const { state, counts, progress } = rollUp("APPROVED", all, NOW);
        const states = wanted.map((unit) => unit.state);
        if (wanted.length === 0) expect(state).toBe("APPROVED");
        else expect(states).toContain(state);
        if (state === "AVAILABLE")
          expect(states.every((each) => ["AVAILABLE", "UNAIRED", "DELETED"].includes(each))).toBe(
            true,
          );
        if (states.some((each) => isInFlight(each))) expect(isInFlight(state)).toBe(true);
        expect(counts.total).toBe(wanted.filter((unit) => unit.state !== "DELETED").length);
        expect(counts.available).toBe(states.filter((each) => each === "AVAILABLE").length);
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });
});
