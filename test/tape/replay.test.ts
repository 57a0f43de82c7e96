import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { compareHistory } from "../../server/tape/compare-history.ts";
import { replayTape } from "../../server/tape/replay-tape.ts";
import { MAX_TAPE_BYTES, readTape } from "../../server/tape/tape.ts";
import { openTestStore } from "../support/database.ts";
import { COMPILE_CACHE } from "../support/spawn-tracker.ts";

const ROOT = join(import.meta.dirname, "../..");
const TAPES = join(ROOT, "test/tapes");
const readFile = (name: string) => readFileSync(join(TAPES, name), "utf8");
const names = readdirSync(TAPES).filter((name) => name.endsWith(".json"));

it.each(names)("%s gives the history that it holds", async (name) => {
  const tape = readTape(readFile(name));
  expect(tape.completeSince).toBeNull();
  expect(compareHistory(tape, await replayTape(tape, await openTestStore()))).toBeNull();
});

it("says in one line why a file is no tape", () => {
  const tape = JSON.parse(readFile("movie.json")) as Record<string, unknown>;
  const reasonOf = (content: string) => {
    try {
      readTape(content);
      return null;
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : error;
    }
  };
  expect(reasonOf("hello")).toBe("TapeError: The file is not JSON.");
  expect(reasonOf("[]")).toBe("TapeError: The file is not a tape.");
  expect(reasonOf('{"format":"other"}')).toBe("TapeError: The file is not a tape.");
  expect(reasonOf(JSON.stringify({ ...tape, version: 2 }))).toBe(
    "TapeError: The tape has version 2 of the format; this program reads version 1.",
  );
  expect(reasonOf(JSON.stringify({ ...tape, entries: [{ kind: "delivery" }] }))).toMatch(
    /^TapeError: The tape is damaged: entries\.0\.at: .+$/,
  );
  expect(reasonOf(JSON.stringify({ ...tape, services: [{ slug: "x", kind: "SHELL" }] }))).toMatch(
    /^TapeError: The tape is damaged: services\.0\.kind: .+$/,
  );
  expect(reasonOf(" ".repeat(MAX_TAPE_BYTES + 1))).toBe(
    "TapeError: The file is too large to be a tape.",
  );
});

it("prints the history and how it differs from the recorded one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-tape-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const tape = JSON.parse(readFile("movie.json")) as { transitions: { to: string }[] };
  for (const transition of tape.transitions)
    if (transition.to === "IMPORTING") transition.to = "FAILED";
  const write = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const [equal, different, broken] = await Promise.all([
    replay(join(TAPES, "movie.json")),
    replay(write("different.json", JSON.stringify(tape))),
    replay(write("broken.json", "{")),
  ]);

  expect(equal.code).toBe(0);
  expect(equal.out).toMatch(/DOWNLOADED → IMPORTING +radarr Download \(webhook\)/);
  expect(equal.out).toMatch(/The 7 steps are those that were recorded\.\n$/);
  expect(different.code).toBe(1);
  expect(different.out).toMatch(/^- .*DOWNLOADED → FAILED/m);
  expect(different.out).toMatch(/^\+ .*DOWNLOADED → IMPORTING/m);
  expect([broken.code, broken.out, broken.err]).toEqual([2, "", "The file is not JSON.\n"]);
});

function replay(path: string) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", join(ROOT, "server/replay.ts"), path],
      { env: { PATH: process.env["PATH"], ...COMPILE_CACHE } },
      (_error, out, err) => resolve({ code: child.exitCode, out, err }),
    );
  });
}
