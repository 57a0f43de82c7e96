import { readFileSync, globSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const client = join(import.meta.dirname, "../../dist/client");

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** Vite's list of what it built, by source. */
const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
  readFileSync(join(client, ".vite/manifest.json"), "utf8"),
);

/** The source of the script that the page starts with. */
function findEntry(): string {
  const html = readFileSync(join(client, "index.html"), "utf8");
  const file = /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(html)?.[1];
  const entry = Object.keys(manifest).find((source) => manifest[source]?.file === file);
  if (entry === undefined) throw new Error("the page has no script of the build");
  return entry;
}

/** The files of a source and of all that it imports. */
function filesOf(source: string, seen = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[source];
  if (chunk === undefined) throw new Error(`the build has no ${source}`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const file of chunk.css ?? []) seen.add(file);
  for (const imported of chunk.imports ?? []) filesOf(imported, seen);
  return seen;
}

/** What a first visit loads: the app, the page, and the worker that holds the socket. */
function firstLoad(page: string, ...more: readonly string[]): readonly string[] {
  return [...new Set([...filesOf(findEntry()), ...filesOf(page), ...more])];
}

function gzipped(files: readonly string[], extension: string): number {
  return files
    .filter((file) => file.endsWith(extension))
    .reduce((sum, file) => sum + statSync(join(client, `${file}.gz`)).size, 0);
}

const worker = globSync("assets/worker-*.js", { cwd: client });

/** The files of the words that a language adds to each page. */
const TRANSLATED = Object.keys(manifest).filter((source) =>
  /^language\/\w+\/first\.ts$/.test(source),
);

it("adds at most 15 kB for a language other than English, and none of it to the first load in English", () => {
  const inEnglish = new Set(firstLoad("page/home.tsx"));
  expect(TRANSLATED).toHaveLength(4);
  for (const source of TRANSLATED) {
    const { file } = manifest[source] ?? { file: "" };
    expect(inEnglish.has(file)).toBe(false);
    expect(gzipped([file], ".js"), source).toBeLessThanOrEqual(15_000);
  }
});

it.each([
  ["sign-in", firstLoad("page/sign-in.tsx", "start.js"), 38_000],
  ["home", firstLoad("page/home.tsx", "start.js", ...worker), 60_000],
] as const)("loads no more for %s than its budget, with 12 kB of CSS", (name, files, budget) => {
  const [js, css] = [gzipped(files, ".js"), gzipped(files, ".css")];
  console.log(`first load of ${name}: ${js} bytes of JavaScript, ${css} of CSS (gzip)`);
  expect(worker).toHaveLength(1);
  expect(js).toBeLessThanOrEqual(budget);
  expect(css).toBeLessThanOrEqual(12_000);
});
