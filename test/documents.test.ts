import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const DOCUMENTS = globSync(["*.md", "docs/**/*.md"], { cwd: root });

const read = (document: string): string => readFileSync(join(root, document), "utf8");

it.each(DOCUMENTS)("%s links to files that exist", (document) => {
  const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link);
  const missing = links.filter((link) => !existsSync(join(root, dirname(document), link ?? "")));
  expect(missing).toEqual([]);
});

it.each(DOCUMENTS)("%s names source files that exist", (document) => {
  const named = [...read(document).matchAll(/`([\w./-]+\/[\w.-]+\.tsx?)`/g)].map(
    ([, file]) => file ?? "",
  );
  const missing = named.filter(
    (file) => !["", "server", "scripts"].some((folder) => existsSync(join(root, folder, file))),
  );
  expect(missing).toEqual([]);
});

it("names a test for each promise of SECURITY.md", () => {
  const promises = [...read("SECURITY.md").matchAll(/^\| (.+) \| (.+) \|$/gm)].filter(
    ([, promise = ""]) => promise !== "promise" && promise !== "---",
  );
  expect(promises.length).toBeGreaterThan(15);
  for (const [, promise, tests] of promises)
    expect(tests, promise).toMatch(/`test\/[\w./-]+\.test\.tsx?`/);
});
