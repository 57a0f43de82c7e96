import type { Database as Handle, Statement } from "better-sqlite3";
import { LRUCache } from "lru-cache";
import { valuesOf, type Connection, type Value } from "./table.ts";

/** Updates differ by the columns that change. */
const MAX_STATEMENTS = 500;

/** Runs statements on the connection of the writer, one for each row. */
export function createSqliteConnection(handle: Handle): Connection {
  const prepare = handle.prepare.bind(handle);
  const statements = new LRUCache<string, Statement>({
    max: MAX_STATEMENTS,
    // Prisma's adapter makes bigint of every integer of the connection.
    memoMethod: (sql) => prepare(sql).safeIntegers(false),
  });
  const statementOf = (sql: string): Statement => {
    if (handle.inTransaction) return statements.memo(sql);
    throw new TypeError("the transaction has ended");
  };
  return {
    anyOf: "IN (SELECT value FROM json_each(?))",
    query: async (sql, values) => statementOf(sql).raw(true).all(values.map(encode)) as unknown[][],
    decode(raw, type) {
      if (type === "DateTime") return new Date(raw as string | number);
      if (type === "Boolean") return raw === 1;
      return type === "BigInt" ? BigInt(raw as number) : raw;
    },
    async insert(table, rows) {
      for (const row of rows) {
        const values = valuesOf(table, row);
        const names = values.map(([{ name }]) => `"${name}"`).join(", ");
        const marks = values.map(() => "?").join(", ");
        statementOf(`INSERT INTO "${table.name}" (${names}) VALUES (${marks})`).run(
          values.map(([, value]) => encode(value)),
        );
      }
    },
    async update(table, updates) {
      for (const { id, changed } of updates) {
        const values = valuesOf(table, changed);
        const set = values.map(([{ name }]) => `"${name}" = ?`).join(", ");
        statementOf(`UPDATE "${table.name}" SET ${set} WHERE "id" = ?`).run(
          values.map(([, value]) => encode(value)),
          id,
        );
      }
    },
  };
}

function encode(value: Value): unknown {
  if (value instanceof Date) return toSqliteTime(value);
  if (typeof value === "boolean") return Number(value);
  return Array.isArray(value) ? JSON.stringify(value) : value;
}

/** Formats a time as Prisma's adapter does, so that the values compare. */
export function toSqliteTime(time: Date): string {
  return time.toISOString().replace("Z", "+00:00");
}
