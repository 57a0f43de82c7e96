import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { analyse, type Literal, type Report } from "scslre";
import ts from "typescript";

// Finds regular expressions whose time grows faster than the text: a long text from outside would stop the tracker.

const root = fileURLToPath(new URL("..", import.meta.url));
/** Pure, so that importing it runs nothing: patterns that are put together there are taken as they are built. */
const DOMAIN = "server/domain/";
/** Puts patterns together from the routes of the server, never from a text from outside. */
const OWN_PATTERNS: ReadonlySet<string> = new Set(["server/http/route.ts"]);

interface Found extends Literal {
  readonly place: string;
}

function listFiles(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: root }).filter((file) => !/\/generated\/|\.d\.ts$/.test(file));
}

/** The literals of a file, and where it puts a pattern together. */
function readPatterns(
  file: string,
  text: string,
): { readonly literals: readonly Found[]; readonly composed: readonly string[] } {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kind);
  const literals: Found[] = [];
  const composed: string[] = [];
  function visit(node: ts.Node): void {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    const place = `${file}:${line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      literals.push({ place, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isCall && node.expression.getText(tree) === "RegExp") composed.push(place);
    ts.forEachChild(node, visit);
  }
  visit(tree);
  return { literals, composed };
}

/** Imports the domain and takes every pattern that is put together meanwhile. */
async function listComposed(): Promise<readonly Found[]> {
  const found: Found[] = [];
  const Plain = globalThis.RegExp;
  let place = "";
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, [pattern, flags]: [string | RegExp, string | undefined]) {
      const made = new target(pattern, flags);
      found.push({ place, source: made.source, flags: made.flags });
      return made;
    },
  });
  for (const file of listFiles(`${DOMAIN}**/*.ts`)) {
    place = file;
    await import(join(root, file));
  }
  globalThis.RegExp = Plain;
  return found;
}

function describe({ place, source, flags }: Found, report: Report): string {
  const growth = report.exponential ? "exponentially" : "with the square of the length or faster";
  const run = JSON.stringify(report.character.pick);
  return `${place}: /${source}/${flags}\n    takes time that grows ${growth}, for a run of ${run} (${report.type})`;
}

function describeAll(patterns: readonly Found[]): readonly string[] {
  return patterns.flatMap((found) =>
    analyse(found).reports.map((report) => describe(found, report)),
  );
}

/** The issues of a file with this text. */
export function findSlowPatterns(file: string, text: string): readonly string[] {
  const { literals, composed } = readPatterns(file, text);
  const isChecked = file.startsWith(DOMAIN) || OWN_PATTERNS.has(file);
  return [
    ...describeAll(literals),
    ...(isChecked ? [] : composed).map(
      (place) => `${place}: put the pattern together in ${DOMAIN}, where it is checked`,
    ),
  ];
}

if (import.meta.main) {
  const files = listFiles("{server,client}/**/*.{ts,tsx}");
  const issues = [
    ...files.flatMap((file) => findSlowPatterns(file, readFileSync(join(root, file), "utf8"))),
    ...describeAll(await listComposed()),
  ];
  if (issues.length > 0) {
    console.log(issues.join("\n"));
    process.exitCode = 1;
  }
}
