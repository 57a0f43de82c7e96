import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeFolder } from "../support/real-program.ts";

// `npm run release` in a copy of what it changes.

const root = join(import.meta.dirname, "../..");
const CHANGED = ["CHANGELOG.md", "package.json", "package-lock.json", "docs/api/released.graphql"];

interface Checkout {
  readonly folder: string;
  release(version: string): { readonly status: number | null; readonly stderr: string };
  read(name: string): string;
}

function copyRepository(): Checkout {
  const folder = makeFolder("checkout");
  mkdirSync(join(folder, "docs/api"), { recursive: true });
  for (const name of [...CHANGED, "schema.graphql", "scripts"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    read: (name) => readFileSync(join(folder, name), "utf8"),
    release: (version) =>
      spawnSync(process.execPath, [join(folder, "scripts/cut-release.ts"), version], {
        encoding: "utf8",
      }),
  };
}

it("gives the version to what is unreleased, and keeps the schema", () => {
  const { folder, release, read } = copyRepository();
  writeFileSync(
    join(folder, "CHANGELOG.md"),
    "# Changelog\n\n## Unreleased\n\n### Added\n\n- A thing.\n\n## 0.1.0 (2031-01-02)\n\n- Before.\n",
  );
  writeFileSync(join(folder, "docs/api/released.graphql"), "");
  const locked = read("package-lock.json");

  expect(release("0.2.0")).toMatchObject({ status: 0, stderr: "" });

  expect(read("CHANGELOG.md")).toMatch(
    /^# Changelog\n\n## 0\.2\.0 \(\d{4}-\d\d-\d\d\)\n\n### Added\n\n- A thing\.\n\n## 0\.1\.0 \(/,
  );
  expect(JSON.parse(read("package.json"))).toMatchObject({ version: "0.2.0" });
  const lock = JSON.parse(read("package-lock.json")) as Record<string, unknown>;
  const before = JSON.parse(locked) as { packages: Record<string, object> };
  expect(lock).toEqual({
    ...before,
    version: "0.2.0",
    packages: { ...before.packages, "": { ...before.packages[""], version: "0.2.0" } },
  });
  expect(read("docs/api/released.graphql")).toBe(read("schema.graphql"));
  const notes = execFileSync(process.execPath, [join(folder, "scripts/release-notes.ts")]);
  expect(notes.toString()).toBe("### Added\n\n- A thing.\n");

  // There is nothing to release now.
  expect(release("0.3.0")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('nothing under "## Unreleased"'),
  });
});

it("refuses a version that is not a later one, and changes nothing", () => {
  const { release, read } = copyRepository();
  const before = CHANGED.map(read);
  for (const version of ["0.1.0", "0.0.9", "v1.0.0", ""])
    expect(release(version), version).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("is not a version"),
    });
  expect(CHANGED.map(read)).toEqual(before);
});
