import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cutChangelog } from "./release/changelog.ts";

// `npm run release -- 0.2.0`: gives what is unreleased this version and today's date, in CHANGELOG.md, package.json and its
// lock, and keeps the schema, with which later ones are compared. Another folder can be named as well.

const [version = "", folder] = process.argv.slice(2);
const root = folder === undefined ? fileURLToPath(new URL("..", import.meta.url)) : resolve(folder);

function edit(name: string, change: (text: string) => string): void {
  const path = join(root, name);
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

const setVersion = (text: string): string =>
  text.replaceAll(/^( {2}| {6})"version": "[^"]+"/gm, (line, indent: string, at: number) =>
    // In the lock, the second is that of the root package; the rest are packages.
    indent.length === 2 || text.slice(0, at).endsWith('"": {\n      "name": "status-tracker",\n')
      ? `${indent}"version": "${version}"`
      : line,
  );

const { version: before } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  version: string;
};
const day = new Date().toISOString().slice(0, "2031-05-04".length);
try {
  edit("CHANGELOG.md", (text) => cutChangelog(text, { version, before, day }));
} catch (error) {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
}
edit("package.json", setVersion);
edit("package-lock.json", setVersion);
execFileSync(process.execPath, [join(root, "scripts/check-api.ts"), "--release"]);
console.log(`Commit this, and tag it: git tag v${version}. The workflow publishes the tag.`);
