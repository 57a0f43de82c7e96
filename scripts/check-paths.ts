import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

// No file of the repository depends on where it lies: on a developer's machine, or beside another folder.

interface Finding {
  readonly line: number;
  readonly path: string;
  readonly problem: string;
}

/** Homes of people and of build machines. Paths inside containers (/app, /data) and of media (/tv, /downloads) are fine. */
const MACHINE_PATHS = [
  /(?<![\w.~/-])\/(?:home|Users)\/[\w.-]+\/[\w.-]*/g,
  /(?<![\w.~/-])\/(?:root|work)\/[\w.-]*/g,
  /\b[A-Za-z]:\\{1,2}Users\\{1,2}[\w.-]+/g,
];

/** A quotation or a Markdown link that goes up. */
const UPWARD = /(?<=["'`(])(?:\.\.\/)*\.\.(?:\/[^"'`()\s]*)?(?=["'`)])/g;
/** The same in pieces: join(import.meta.dirname, "..", "shared"). */
const JOINED = /import\.meta\.dirname((?:\s*,\s*"[^"]*")+)/g;

const root = fileURLToPath(new URL("..", import.meta.url));

/** Every path in `text` that only means something on one machine. `file` is relative to the root of the repository. */
export function findPaths(file: string, text: string): readonly Finding[] {
  const lineOf = (index: number): number => text.slice(0, index).split("\n").length;
  const machine = MACHINE_PATHS.flatMap((pattern) => [...text.matchAll(pattern)]).map((match) => ({
    line: lineOf(match.index),
    path: match[0],
    problem: "is a path of one machine",
  }));
  const quoted = [...text.matchAll(UPWARD)].map((match) => ({
    index: match.index,
    path: match[0],
  }));
  const joined = [...text.matchAll(JOINED)].map((match) => ({
    index: match.index,
    path: join(...[...(match[1] ?? "").matchAll(/"([^"]*)"/g)].map(([, part = ""]) => part)),
  }));
  const leaving = [...quoted, ...joined]
    .filter(({ path }) => leaves(file, path))
    .map(({ index, path }) => ({
      line: lineOf(index),
      path,
      problem: "leaves the repository",
    }));
  return [...machine, ...leaving].toSorted((a, b) => a.line - b.line);
}

function leaves(file: string, path: string): boolean {
  if (EXEMPT_PATHS.some((exempt) => exempt.file === file && exempt.path === path)) return false;
  const target = relative(root, resolve(root, dirname(file), path));
  return target === ".." || target.startsWith(`..${sep}`);
}

/** This check and its test quote what is forbidden. */
const EXEMPT_FILES =
  /^(?:scripts\/check-paths\.ts|test\/paths\.test\.ts)$|\.(?:png|ico|gz|woff2?)$/;

/** Upward paths that stay inside, each with the reason. */
const EXEMPT_PATHS: readonly { readonly file: string; readonly path: string }[] = [
  // The bundle lies one folder deeper, in dist/server.
  { file: "server/package-file.ts", path: "../.." },
];

function listFiles(): readonly string[] {
  return execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root })
    .toString()
    .split("\n")
    .filter((file) => file !== "" && !EXEMPT_FILES.test(file) && existsSync(join(root, file)));
}

if (import.meta.main) {
  const findings = listFiles().flatMap((file) =>
    findPaths(file, readFileSync(join(root, file), "utf8")).map((found) => ({ file, ...found })),
  );
  for (const { file, line, path, problem } of findings)
    console.log(`${file}:${line}: ${path} ${problem}`);
  if (findings.length > 0) process.exitCode = 1;
}
