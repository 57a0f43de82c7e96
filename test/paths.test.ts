import { expect, it } from "vitest";
import { findPaths } from "../scripts/check-paths.ts";

/** In a constant, so that this file holds no whole path of a machine itself. */
const BUILD_FOLDER = "/work";

function pathsIn(text: string, file = "test/store/some.test.ts"): readonly string[] {
  return findPaths(file, text).map(({ line, path }) => `${line}: ${path}`);
}

it.each([
  ['const FOLDER = "/home/ada/fixtures";', "1: /home/ada/fixtures"],
  ["open /Users/Ada/Library and look", "1: /Users/Ada/Library"],
  ["cd /root/tracker", "1: /root/tracker"],
  [`\n\nread("${BUILD_FOLDER}/shared/body.json")`, `3: ${BUILD_FOLDER}/shared`],
  ['"C:\\\\Users\\\\Ada\\\\tracker"', "1: C:\\\\Users\\\\Ada"],
])("finds a path of one machine in %j", (text, expected) => {
  expect(pathsIn(text)).toEqual([expected]);
});

it.each([
  ['import "../../../shared/body.ts";', "1: ../../../shared/body.ts"],
  ['join(import.meta.dirname, "..", "../..", "shared")', "1: ../../../shared"],
  ["see [the notes](../../../notes.md)", "1: ../../../notes.md"],
])("finds a path that leaves the repository in %j", (text, expected) => {
  expect(pathsIn(text)).toContain(expected);
});

it.each([
  '"/app/data", "/data/media/tv", "/tv/Show", "/downloads", "/config"',
  'post("/Users/AuthenticateByName")',
  "http://jellyfin/Users/aa/Images/Primary",
  '"network/home/start", "./work/in/progress"',
  'import { startApp } from "../support/app.ts";',
  'join(import.meta.dirname, "../..", "schema.graphql")',
  'get("/../../etc/passwd")',
  "return [...items];",
])("leaves %j alone", (text) => {
  expect(pathsIn(text)).toEqual([]);
});
