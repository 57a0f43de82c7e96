import type { Client } from "pg";
import type { Row, SeedFile, Value } from "./rows.ts";

/** Rows in one statement: one JSON text of some megabytes. */
const ROWS_AT_ONCE = 5_000;

/** Fills a migrated database in one transaction. */
export async function fillPostgresql(
  client: Client,
  fill: (seed: SeedFile) => void,
): Promise<void> {
  const statements: (readonly [string, readonly unknown[]])[] = [];
  fill({
    insert(table, rows) {
      const columns = Object.keys(rows[0] ?? {})
        .map((column) => `"${column}"`)
        .join(", ");
      if (columns === "") return;
      const sql = `INSERT INTO "${table}" (${columns})
        SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`;
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
        statements.push([sql, [JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE).map(toJson))]]);
    },
    setCounter(name, value) {
      statements.push([`UPDATE "Counter" SET "value" = $1 WHERE "name" = $2`, [value, name]]);
    },
  });
  await client.query("BEGIN");
  for (const [sql, parameters] of statements) await client.query(sql, [...parameters]);
  await client.query("COMMIT");
  await client.query("ANALYZE");
}

function toJson(row: Row): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, toJsonValue(value)]),
  );
}

function toJsonValue(value: Value): unknown {
  if (typeof value === "bigint") return String(value);
  // The form in which PostgreSQL reads bytes.
  return Buffer.isBuffer(value) ? `\\x${value.toString("hex")}` : value;
}
