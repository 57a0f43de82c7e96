import { readFile, writeFile } from "node:fs/promises";
import { lexicographicSortSchema, printSchema } from "graphql";
import { createSchema } from "../server/graphql/schema.ts";

const FILE = new URL("../schema.graphql", import.meta.url);

/** The API as SDL, in an order that does not depend on the order of the code. */
const printed = `${printSchema(lexicographicSortSchema(createSchema()))}\n`;

if (process.argv.includes("--check")) {
  const known = await readFile(FILE, "utf8").catch(() => "");
  if (known !== printed) {
    console.error(
      "schema.graphql is stale: run `node scripts/print-schema.ts` and commit the result.",
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(FILE, printed);
}
