import { readFile, writeFile } from "node:fs/promises";
import { CriticalityLevel, diff, DiffRule } from "@graphql-inspector/core";
import { buildSchema } from "graphql";

// Compares schema.graphql with the schema of the last release: a change that breaks a client of that release fails. A
// release keeps its schema (scripts/cut-release.ts); docs/api/README.md says what may be removed when.

const CURRENT = new URL("../schema.graphql", import.meta.url);
const RELEASED = new URL("../docs/api/released.graphql", import.meta.url);

const [current, released] = await Promise.all(
  [CURRENT, RELEASED].map((file) => readFile(file, "utf8")),
);
if (current === undefined || released === undefined) throw new Error("unreachable");

if (process.argv.includes("--release")) {
  await writeFile(RELEASED, current);
} else {
  const changes = await diff(buildSchema(released), buildSchema(current), [
    // What a release has announced as deprecated may go with the next one.
    DiffRule.suppressRemovalOfDeprecatedField,
  ]);
  const breaking = changes.filter(
    ({ criticality }) => criticality.level === CriticalityLevel.Breaking,
  );
  for (const { message, criticality } of breaking)
    console.error(`${message}.${criticality.reason === undefined ? "" : ` ${criticality.reason}`}`);
  if (breaking.length > 0) {
    console.error(
      "Clients of the last release break: deprecate it first (docs/api/README.md says how).",
    );
    process.exitCode = 1;
  }
}
