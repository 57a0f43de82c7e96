import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findSchemaDifference, MIGRATIONS_DIR, PROVIDERS } from "./schema-difference.ts";

// Writes the next migration of both providers: `node scripts/new-migration.ts add-watch-url`. Read it before it lands;
// once it has landed it is never changed again (the server refuses to start on a database that got another text).

/** The first migration also makes the rows that server/store/counter.ts counts in. */
const COUNTER_ROWS = `
-- The counters: "transition" numbers the log, "version" the visible changes.
INSERT INTO "Counter" ("name", "value") VALUES ('transition', 0), ('version', 0);
`;

const title = process.argv[2] ?? "";
if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(title)) {
  console.error("usage: node scripts/new-migration.ts <name-in-kebab-case>");
  process.exit(1);
}

await Promise.all(
  PROVIDERS.map((provider) => mkdir(join(MIGRATIONS_DIR, provider), { recursive: true })),
);
const existing = (
  await Promise.all(PROVIDERS.map((provider) => readdir(join(MIGRATIONS_DIR, provider))))
).flat();
const last = Math.max(
  0,
  ...existing.map((name) => Number.parseInt(name, 10)).filter(Number.isInteger),
);
const name = `${String(last + 1).padStart(4, "0")}_${title}`;

for (const provider of PROVIDERS) {
  const difference = await findSchemaDifference(provider);
  if (difference === null) {
    console.log(`${provider}: the migrations already give the schema, nothing to write`);
    continue;
  }
  const file = join(MIGRATIONS_DIR, provider, name, "migration.sql");
  await mkdir(join(MIGRATIONS_DIR, provider, name));
  await writeFile(file, last === 0 ? difference + COUNTER_ROWS : difference);
  console.log(`${provider}: ${file}`);
}
