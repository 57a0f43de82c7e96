import { parseArgs } from "node:util";
import { createLog } from "./log.ts";
import { BackupError } from "./store/backup/check-backup.ts";
import { moveDatabase } from "./store/backup/move-database.ts";
import { toDatabaseTarget } from "./store/database-url.ts";
import { MigrationError } from "./store/migrate.ts";

// `npm run migrate-database -- --from URL --to URL`, with URLs as in DATABASE_URL, while the tracker is stopped. The first
// database stays as it is; DATABASE_URL then has to name the second.

async function run(): Promise<number> {
  const { from, to } = parseArgs({
    options: { from: { type: "string" }, to: { type: "string" } },
  }).values;
  if (from === undefined || to === undefined) {
    process.stderr.write(
      "Name both databases: npm run migrate-database -- --from file:data/tracker.db --to postgres://user:password@host:5432/name\n",
    );
    return 1;
  }
  const moved = await moveDatabase(toDatabaseTarget(from, "."), toDatabaseTarget(to, "."), {
    log: createLog("warn"),
    now: () => new Date(),
  });
  const width = Math.max(...moved.map(({ table }) => table.length));
  for (const { table, rows, checksum } of moved)
    process.stdout.write(`${table.padEnd(width)} ${String(rows).padStart(9)}  ${checksum}\n`);
  process.stdout.write("Both databases are equal by number and checksum of their rows.\n");
  return 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  const isExpected =
    error instanceof BackupError || error instanceof MigrationError || error instanceof TypeError;
  if (!isExpected) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
