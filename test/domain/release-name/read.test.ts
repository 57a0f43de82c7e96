import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readName } from "../../../server/domain/release-name/read.ts";
import type { NameReading, NumberRun } from "../../../server/domain/release-name/reading.ts";

const NAMES = readFileSync(
  join(import.meta.dirname, "../../fixtures/release-name/names.tsv"),
  "utf8",
)
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [expected = "", name = ""] = line.split("\t");
    return { expected, name };
  });

function format(reading: NameReading): string {
  switch (reading.kind) {
    case "seasoned": {
      const runs = reading.runs.map((run) => `${run.season}x${formatRun(run)}`).join(" ");
      return reading.isCertain ? runs : `${runs} open`;
    }
    case "numbered": {
      const other = reading.other === null ? "" : ` (${formatRun(reading.other)})`;
      const hint = reading.seasonHint === null ? "" : ` hint ${reading.seasonHint}`;
      return `${formatRun(reading.run)}${other}${hint}${reading.isWeak ? " weak" : ""}`;
    }
    case "special":
      return reading.run === null ? "special" : `special ${formatRun(reading.run)}`;
    case "extra":
      return "extra";
    case "unreadable":
      return reading.season === null ? "unreadable" : `unreadable of season ${reading.season}`;
  }
}

function formatRun({ first, last }: NumberRun): string {
  return first === last ? String(first) : `${first}-${last}`;
}

it("has a table of at least 200 real names", () => {
  expect(new Set(NAMES.map(({ name }) => name)).size).toBeGreaterThanOrEqual(200);
});

it.each(NAMES)("reads $expected in $name", ({ expected, name }) => {
  expect(format(readName(name))).toBe(expected);
});

it.each([
  ["1x1-2", "Show - S01E01E02 - Both.mkv"],
  ["1x3-4", "Show.S01E03-E04.1080p.mkv"],
  ["1x1-26", "Show - S01E01-E26 - Season.mkv"],
  ["1x1-3", "Show - S01E01-03 [1080p].mkv"],
  ["1x1", "Show - S01E01-720.mkv"],
  ["1x12", "Show S1 E12v2 [1080p].mkv"],
  ["1x1 1x4", "Show - S01E01.S01E04.mkv"],
  ["2x5-6", "Show 2x05-06.avi"],
  ["unreadable", "Chaos1E01.mkv"],
  ["unreadable", "Show (2020) 1080p.mkv"],
  ["1x2", "folder S05E09/Show - S01E02.mkv"],
  ["unreadable", ""],
])("reads %s in %j", (expected, name) => {
  expect(format(readName(name))).toBe(expected);
});

it("reads the same from a file that is not complete yet", () => {
  expect(readName("Show/Show - 03.mkv.!qB")).toEqual(readName("Show/Show - 03.mkv"));
});

/** Runs `read` several times and returns the least time, so that a busy machine does not count. */
function leastMs(read: () => void): number {
  const times = Array.from({ length: 12 }, () => {
    const start = performance.now();
    read();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Longer than any real path, whose names have at most 255 bytes. */
const LONG = 5_000;
const LIMIT_MS = 5;

describe("whatever the name", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    "[",
    "]",
    "(",
    ")",
    "【",
    "」",
    "-",
    "_",
    ".",
    "~",
    "+",
    "&",
    ",",
    "#",
    "'",
    "%",
    "0",
    "1",
    "01",
    "1080",
    "S1",
    "S01E01",
    "e",
    "ep",
    "episode ",
    "x",
    "第",
    "十",
    "話",
    "v2",
    "season ",
    "2nd ",
    " - ",
    "ova",
    "sp",
    "part ",
    "1.5",
    "2.0+",
    "deadbeef",
    "１",
    "ﷺ",
    "II",
  );
  const path = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.array(piece, { maxLength: 300 }).map((pieces) => pieces.join("")),
    fc.tuple(piece, piece).map(([one, other]) => (one + other).repeat(LONG / 2)),
  );

  it("never throws, and reads a run that does not go backwards", () => {
    fc.assert(
      fc.property(path, (name) => {
        const reading = readName(name);
        const runs =
          reading.kind === "seasoned" ? reading.runs : "run" in reading ? [reading.run] : [];
        for (const run of runs)
          if (run !== null) expect(run.last).toBeGreaterThanOrEqual(run.first);
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes less than 5 ms", () => {
    fc.assert(
      fc.property(path, (name) => {
        expect(leastMs(() => readName(name))).toBeLessThan(LIMIT_MS);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    "/",
    "[",
    "(",
    "1",
    "01 - ",
    "S01E01-",
    "e1",
    "episode ",
    "第十",
    "(1) ",
    "_-_",
    "1.5 ",
  ])("takes less than 5 ms for a long row of %j", (unit) => {
    const row = unit.repeat(LONG);
    for (const name of [row, `S01${row}x`, `Show - ${row}]`, `${row}.mkv`])
      expect(leastMs(() => readName(name))).toBeLessThan(LIMIT_MS);
  });
});
