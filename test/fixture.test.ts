import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "fixtures");
const folders = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function listFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "INDEX.md")
    .map(({ parentPath, name }) => join(parentPath, name));
}

const MAIL = /[\w.+-]+@([\w-]+\.)+[a-z]{2,}/gi;
const ADDRESS = /(?<![\d.])\d{1,3}(\.\d{1,3}){3}(?![\d.])/g;
/** Names and networks that are reserved for examples, loopback, and versions of four numbers. */
const HARMLESS = /@([\w-]+\.)*example(\.(com|net|org))?$|^(127\.|0\.|192\.0\.2\.)/;

describe.each(folders)("fixtures of %s", (folder) => {
  it("are all listed in its INDEX.md", () => {
    const index = readFileSync(join(ROOT, folder, "INDEX.md"), "utf8");
    const files = listFiles(folder).map((path) => basename(path));
    expect(files.filter((name) => !index.includes(name))).toEqual([]);
  });

  it("hold no address of a person or of a network", () => {
    const found = listFiles(folder)
      .filter((path) => path.endsWith(".json"))
      .flatMap((path) => {
        const text = readFileSync(path, "utf8").replace(
          /"(\w*version|libtorrent)"\s*:\s*"[^"]*"/gi,
          "",
        );
        return [...text.matchAll(MAIL), ...text.matchAll(ADDRESS)].map(([match]) => match);
      });
    expect([...new Set(found)].filter((match) => !HARMLESS.test(match))).toEqual([]);
  });
});
