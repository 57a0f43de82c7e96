import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import type { Area, Words } from "../../../client/language/area.ts";

const CLIENT = join(import.meta.dirname, "../../../client");

/** What is the same in every language. */
const NAMES = new Set(["Status Tracker", "Node", "Quick Connect", "PostgreSQL", "SQLite", "curl"]);

/** Areas that are worded by the codes of the tracker; messages.test.ts compares them with its codes. */
const BY_CODE = new Set([
  "problems",
  "history",
  "episodeHistory",
  "performed",
  "outcomes",
  "actionLabels",
  "actionDescriptions",
  "remedies",
  "reasons",
  "rejections",
  "keepReasons",
  "audit",
  "auditActions",
  "events",
  "errors",
  "forecasts",
]);
/** Areas that are worded by the members of an enum: a missing one is an error of types. */
const BY_ENUM = new Set([
  "stateNames",
  "sharedStates",
  "roleNames",
  "roleDescriptions",
  "rolePhrases",
  "kindRoles",
  "keyHints",
  "kindHelp",
  "downloadStates",
  "notificationKinds",
  "notificationKindHints",
  "channelKindNames",
]);

interface Source {
  readonly path: string;
  readonly text: string;
}

const sources: readonly Source[] = globSync("**/*.{ts,tsx}", { cwd: CLIENT })
  .filter((path) => !/^language\/(?!words\/)|\.d\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(CLIENT, path), "utf8") }));

const areas = Object.entries(
  import.meta.glob<Readonly<Record<string, Area<Words>>>>("../../../client/language/words/*.ts", {
    eager: true,
  }),
).flatMap(([, exported]) =>
  Object.entries(exported).flatMap(([name, area]) =>
    "english" in area ? [{ name, keys: Object.keys(area.english) }] : [],
  ),
);

/** What words an area for others, by the area. */
const USED_BY: Readonly<Record<string, string>> = { sectionNames: "SectionBoundary" };

it("uses every key", () => {
  const unused = areas
    .filter(({ name }) => !BY_CODE.has(name) && !BY_ENUM.has(name))
    .flatMap(({ name, keys }) => {
      const users = sources.filter(
        ({ path, text }) =>
          !path.startsWith("language/") && new RegExp(`\\b${USED_BY[name] ?? name}\\b`).test(text),
      );
      const strings = new Set(
        users.flatMap(({ text }) => [...text.matchAll(/"(\w+)"/g)].map(([, string]) => string)),
      );
      // Keys that are put together, such as `${fact}Agrees`.
      const patterns = users.flatMap(({ text }) =>
        [...text.matchAll(new RegExp(`\\b${name}\\(\`([^\`]+)\``, "g"))].map(
          ([, key = ""]) => new RegExp(`^${key.replaceAll(/\$\{[^}]*\}+/g, "\\w+")}$`),
        ),
      );
      const isUsed = (key: string) =>
        strings.has(key) || patterns.some((pattern) => pattern.test(key));
      return keys.filter((key) => !isUsed(key)).map((key) => `${name}.${key}`);
    });
  expect(unused).toEqual([]);
});

/** Attributes that people read or hear, and properties of components with words. */
const WORDED =
  /^(?:aria-(?:label|description|roledescription|valuetext)|title|placeholder|alt|label|legend|hint|summary|note|head|what|yes|no|fallback|empty|repeatLabel|words|purpose|action)$/;

const hasWords = (text: string) =>
  /\p{L}/u.test(text) && ![...NAMES].includes(text.replaceAll(/\s+/g, " ").trim());

/** The strings that an expression in JSX may show: of its branches, not of its conditions and calls. */
function shownStrings(node: ts.Node): readonly ts.Node[] {
  if (ts.isParenthesizedExpression(node)) return shownStrings(node.expression);
  if (ts.isConditionalExpression(node))
    return [...shownStrings(node.whenTrue), ...shownStrings(node.whenFalse)];
  if (ts.isBinaryExpression(node))
    return /^(?:&&|\|\||\?\?)$/.test(node.operatorToken.getText())
      ? [...shownStrings(node.left), ...shownStrings(node.right)]
      : [];
  if (ts.isStringLiteralLike(node)) return hasWords(node.text) ? [node] : [];
  if (ts.isTemplateExpression(node)) {
    const texts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    return texts.some(hasWords) ? [node] : [];
  }
  return [];
}

function bareStrings(path: string, text: string): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const add = (node: ts.Node) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path}:${line + 1} ${node.getText().replaceAll(/\s+/g, " ").trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) {
      if (hasWords(node.text)) add(node);
      return;
    }
    if (ts.isJsxAttribute(node)) {
      const value = node.initializer;
      const shown = value !== undefined && ts.isJsxExpression(value) ? value.expression : value;
      if (WORDED.test(node.name.getText()) && shown !== undefined) shownStrings(shown).forEach(add);
    } else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
      if (node.expression !== undefined) shownStrings(node.expression).forEach(add);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

it("shows no string that is not in the catalogue", () => {
  const components = sources.filter(({ path }) => path.endsWith(".tsx"));
  expect(components.flatMap(({ path, text }) => bareStrings(path, text))).toEqual([]);
});

/** A word with a capital letter, and two more words: "The search has started". */
const SENTENCE = /^\p{Lu}\p{L}* \p{L}+ \p{L}/u;

function bareSentences(path: string, text: string): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const said =
      ts.isStringLiteralLike(node) || node.kind === ts.SyntaxKind.TemplateHead
        ? (node as ts.LiteralLikeNode).text
        : "";
    if (SENTENCE.test(said)) found.push(`${path}: ${said}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

it("holds no sentence that is not in the catalogue", () => {
  const others = sources.filter(({ path }) => /^(?:feature|layout|page|ui|wording)\//.test(path));
  expect(others.flatMap(({ path, text }) => bareSentences(path, text))).toEqual([]);
  expect(bareSentences("a.ts", "const note = `Nothing was found in ${place}`;")).toHaveLength(1);
});

it("finds strings in the text, the attributes and the branches of a component", () => {
  const source = `
    const a = <p title="Bare" class="calm">Text {isGood ? "good" : t("bad")}</p>;
    const b = <p aria-label={t("key")}>{" · "}{\`\${count} files\`}</p>;
    const c = <p>Status Tracker{kind === "other" && other}</p>;
  `;
  expect(bareStrings("a.tsx", source)).toEqual([
    'a.tsx:2 "Bare"',
    "a.tsx:2 Text",
    'a.tsx:2 "good"',
    "a.tsx:3 `${count} files`",
  ]);
});
