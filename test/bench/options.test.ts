import { expect, it } from "vitest";
import { BENCH_NAMES } from "./figure.ts";
import { readArguments } from "./options.ts";

it("runs every benchmark on SQLite by default", () => {
  expect(readArguments([])).toEqual({
    benches: BENCH_NAMES,
    providers: ["sqlite"],
    isSmall: false,
    idleMinutes: 1,
    asJson: false,
    report: null,
  });
});

it("runs what is named, once, on the named database", () => {
  expect(readArguments(["list", "ingest", "list", "--json", "--database", "both"])).toMatchObject({
    benches: ["list", "ingest"],
    providers: ["sqlite", "postgresql"],
    asJson: true,
  });
  expect(readArguments(["--database", "postgresql"]).benches).toEqual([
    "ingest",
    "latency",
    "list",
    "back-fill",
  ]);
});

it("measures everything on both databases for a report", () => {
  expect(readArguments(["--report", "docs/performance.md"])).toMatchObject({
    benches: BENCH_NAMES,
    providers: ["sqlite", "postgresql"],
    report: "docs/performance.md",
  });
});

it.each([
  [["lists"], 'no benchmark is named "lists"'],
  [["--database", "mysql"], 'no database is named "mysql"'],
  [["idle", "--database", "postgresql"], "idle runs on SQLite only"],
  [["--minutes", "soon"], '--minutes takes a number above 0, not "soon"'],
  [["--minutes", "0"], "--minutes takes a number above 0"],
  [["--fast"], "Unknown option '--fast'"],
  [["list", "--report", "docs/performance.md"], "--report runs every benchmark"],
])("refuses %j", (args, message) => {
  expect(() => readArguments(args)).toThrow(message);
});
