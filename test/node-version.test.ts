import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { explainOldNode } from "../server/node-version.ts";

const root = join(import.meta.dirname, "..");
const readRoot = (file: string): string => readFileSync(join(root, file), "utf8");

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly engines?: { readonly node?: string }; readonly optional?: boolean }>
  >;
}

/** The lowest advertised version of each line of Node. */
const ADVERTISED = ["22.19.0", "24.0.0", "26.0.0"];

/** Whether a range of package.json contains a version; as much of the syntax as the packages use. */
function contains(range: string, version: string): boolean {
  return range.split("||").some((part) =>
    part
      .trim()
      .split(/(?<![<>=^~ ])\s+/)
      .every((condition) => holds(condition.replaceAll(" ", ""), version)),
  );
}

function holds(condition: string, version: string): boolean {
  if (condition === "*") return true;
  const [, operator = "", wanted = ""] = /^(>=|>|<=|<|\^|~|=|)v?(.*)$/.exec(condition) ?? [];
  const numbers = wanted.split(".").map((part) => Number.parseInt(part, 10) || 0);
  const actual = version.split(".").map(Number);
  const order = compare(actual, numbers);
  if (operator === ">=") return order >= 0;
  if (operator === "<") return order < 0;
  if (operator === "^") return order >= 0 && actual[0] === numbers[0];
  if (operator === "") return actual[0] === numbers[0];
  throw new Error(`this test does not know ${condition}`);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = [0, 1, 2].find((index) => (one[index] ?? 0) !== (other[index] ?? 0)) ?? 0;
  return (one[at] ?? 0) - (other[at] ?? 0);
}

it("every package accepts the advertised versions of Node, so that npm ci warns of nothing", () => {
  const { packages } = JSON.parse(readRoot("package-lock.json")) as Lock;
  const warnings = Object.entries(packages).flatMap(([name, { engines }]) =>
    engines?.node === undefined
      ? []
      : ADVERTISED.filter((version) => !contains(engines.node ?? "", version)).map(
          (version) => `${name} refuses Node ${version}: ${engines.node}`,
        ),
  );
  expect(warnings).toEqual([]);
  expect(contains(">=22.19.0", "22.18.0")).toBe(false);
  expect(contains("*", "22.18.0")).toBe(true);
  expect(contains("^22.0.0 || ^24.0.0 || >=26.0.0", "25.0.0")).toBe(false);
});

it("is advertised alike everywhere", () => {
  const { engines } = JSON.parse(readRoot("package.json")) as { engines: { node: string } };
  expect(engines.node).toBe("^22.19 || ^24 || >=26");
  expect(readRoot("README.md")).toContain("[Node.js](https://nodejs.org) 22.19 or newer");
  expect(readRoot("CONTRIBUTING.md")).toContain("any Node from 22.19 on");
  expect(readRoot(".nvmrc").trim()).toBe("24");
  const images = [...readRoot("Dockerfile").matchAll(/^FROM .*(node:\d+-\w+)/gm)];
  expect(images.map(([, image]) => image)).toEqual(["node:24-slim", "node:24-slim"]);
});

it("says in a sentence that Node is too old, and nothing for one that is not", () => {
  expect(explainOldNode("20.20.2")).toMatch(
    /^Status Tracker runs on Node 24 or newer, and this is Node 20\.20\.2\. Install a newer Node/,
  );
  expect(explainOldNode("22.19.0")).toContain("this is Node 22.19.0");
  expect(explainOldNode("24.0.0")).toBeNull();
  expect(explainOldNode(process.versions.node)).toBeNull();
});
