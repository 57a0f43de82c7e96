import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** Scenarios without a test, each with the reason. */
const UNTESTED: Readonly<Record<string, string>> = {
  F4: "npm run bench measures it (test/bench/list.ts)",
};

const ID = "[A-G]\\d{1,2}b?";
const IDS = `${ID}(?:(?:, | and |–)${ID})*`;
/** A title that begins with the id, an id in parentheses, a comment that names it, and a story called by it. */
const CITATIONS = [
  new RegExp(`["'\`](${ID}): `, "g"),
  new RegExp(`\\((${IDS})\\)`, "g"),
  new RegExp(`[Ss]cenarios? (${IDS})`, "g"),
  new RegExp(`\\b(${ID})_[A-Z]`, "g"),
];

const listed = [...readFileSync(join(root, "docs/scenarios.md"), "utf8").matchAll(/^\| (\S+) \|/gm)]
  .map(([, id = ""]) => id)
  .filter((id) => new RegExp(`^${ID}$`).test(id));

interface Citation {
  readonly id: string;
  readonly file: string;
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(tsx?|md)$/.test(name) && !/(^|\/)(generated|fixtures)\//.test(name))
    .map((name) => `${folder}/${name}`)
    .filter((file) => !["docs/scenarios.md", "test/scenarios.test.ts"].includes(file));
}

function citationsIn(folder: string): readonly Citation[] {
  return listFiles(folder).flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return CITATIONS.flatMap((pattern) => [...text.matchAll(pattern)])
      .flatMap(([, ids = ""]) => ids.match(new RegExp(ID, "g")) ?? [])
      .map((id) => ({ id, file }));
  });
}

describe("docs/scenarios.md", () => {
  it("lists each id once", () => {
    expect(listed.length).toBeGreaterThan(60);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it("lists every id that tests, code and documents cite", () => {
    const cited = ["test", "server", "simulator", "client", "docs"].flatMap(citationsIn);
    expect(cited.filter(({ id }) => !listed.includes(id))).toEqual([]);
  });

  it("lists no id that no test cites, but for those with a reason", () => {
    const tested = new Set(
      citationsIn("test")
        .filter(({ file }) => /\.test\.tsx?$/.test(file))
        .map(({ id }) => id),
    );
    expect(listed.filter((id) => !tested.has(id))).toEqual(Object.keys(UNTESTED));
  });
});
