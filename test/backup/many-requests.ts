import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import type { TestDatabase } from "../support/database.ts";
import { createFactory } from "../support/factory.ts";

/** Fills a SQLite database with so many requests, each with what a request can have, and closes it. */
export async function fillWithRequests(database: TestDatabase, count: number): Promise<string> {
  const store = await database.open();
  const make = createFactory(store);
  const { id } = await make.request({
    title: "Größe „1“ 日本",
    progress: 0.1,
    helpAskedAt: new Date(),
  });
  const unit = await make.unit(id, { fileSize: 9_007_199_254_740_993n, airDate: new Date(0) });
  const download = await make.download({ downloadId: "ABC", downloadKey: "abc" });
  await make.attempt(unit.id, download.id);
  const delivery = await make.delivery({ body: Buffer.from([0, 255, 10, 128]) });
  await make.transition(id, { unitId: unit.id, deliveryId: delivery.id });
  await store.write(async (tx) => {
    await tx.setting.create({ data: { name: "any", value: "line\nline 'two' \\ \"three\"" } });
    await tx.auditEntry.create({ data: { at: new Date(), event: "KEY_ROTATED" } });
  });
  await store.close();
  const file = join(database.dataDir, "tracker.db");
  const handle = new SqliteFile(file);
  // The others are copies of the first.
  multiply(handle, "MediaRequest", count, { id: "n.id", originId: "n.id" });
  multiply(handle, "Unit", count, { id: "n.id || '-unit'", requestId: "n.id" });
  multiply(handle, "Transition", count, { sequence: "1000 + n.number", requestId: "n.id" });
  handle.close();
  return file;
}

function multiply(
  handle: SqliteFile.Database,
  table: string,
  count: number,
  changed: Record<string, string>,
): void {
  const names = handle
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => name);
  const values = names.map((name) => changed[name] ?? `t."${name}"`).join(", ");
  handle.exec(
    `WITH RECURSIVE numbers(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < ${count - 1}),
          n AS (SELECT number, 'copy-' || number AS id FROM numbers),
          t AS (SELECT * FROM "${table}" LIMIT 1)
     INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")}) SELECT ${values} FROM n, t`,
  );
}
