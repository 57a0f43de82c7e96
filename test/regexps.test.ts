import { expect, it } from "vitest";
import { findSlowPatterns } from "../scripts/check-regexps.ts";

it.each([
  ["an exponential one", "server/http/hook.ts", "const WORDS = /^(\\w+\\s?)*$/;", "exponentially"],
  ["two quantifiers that trade", "server/http/hook.ts", "text.match(/^\\d*\\w*$/);", "(Trade)"],
  ["a run before an end", "client/ui/field.tsx", 'url.replace(/\\/+$/, "");', "(Move)"],
  [
    "one put together elsewhere",
    "server/http/hook.ts",
    "new RegExp(`^${name}+`);",
    "put the pattern",
  ],
])("finds %s", (_name, file, text, issue) => {
  const [found] = findSlowPatterns(file, text);
  expect(found).toContain(`${file}:1`);
  expect(found).toContain(issue);
});

it("accepts patterns that take linear time", () => {
  const text = 'url.replace(/(?<!\\/)\\/+$/, "").split(/[^a-z]+/);';
  expect(findSlowPatterns("server/http/hook.ts", text)).toEqual([]);
});
