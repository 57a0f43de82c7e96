import type { ClientBase, CustomTypesConfig } from "pg";
import { valuesOf, type Connection, type Table, type Value } from "./table.ts";

/** A failed statement; the driver's error, whose code says why, is its cause. */
class RowsError extends Error {
  override readonly name = "RowsError";
}

/** `decode` knows the columns. */
const AS_TEXT = { getTypeParser: () => String } as CustomTypesConfig;

/** Runs statements on the connection of a transaction, one for all rows of a table. */
export function createPostgresqlConnection(clientOf: () => ClientBase): Connection {
  const query: Connection["query"] = async (sql, values) => {
    const client = clientOf();
    try {
      const { rows } = await client.query<unknown[]>({
        ...preparedOf(sql),
        values: values.map(encode),
        rowMode: "array",
        types: AS_TEXT,
      });
      return rows;
    } catch (error) {
      throw new RowsError(error instanceof Error ? error.message : String(error), { cause: error });
    }
  };
  return {
    anyOf: "= ANY(?)",
    query,
    decode(raw, type) {
      const text = String(raw);
      if (type === "DateTime") return new Date(`${text.replace(" ", "T")}Z`);
      if (type === "Boolean") return text === "t";
      if (type === "BigInt") return BigInt(text);
      if (type === "Bytes") return new Uint8Array(Buffer.from(text.slice(2), "hex"));
      return type === "Int" || type === "Float" ? Number(text) : text;
    },
    async insert(table, rows) {
      const names = namesOf(table);
      await query(
        `INSERT INTO "${table.name}" (${names})
         SELECT ${names} FROM json_populate_recordset(NULL::"${table.name}", ?::json)`,
        [JSON.stringify(rows.map((row) => toJson(table, row)))],
      );
    },
    async update(table, updates) {
      const names = namesOf(table);
      // A column that a change does not have keeps its value.
      await query(
        `UPDATE "${table.name}" AS old
         SET (${names}) = (SELECT ${names} FROM json_populate_record(old, change.value))
         FROM json_array_elements(?::json) AS change WHERE old."id" = change.value ->> 'id'`,
        [JSON.stringify(updates.map(({ id, changed }) => ({ ...toJson(table, changed), id })))],
      );
    },
  };
}

const prepared = new Map<string, { readonly name: string; readonly text: string }>();

/** The driver prepares a statement that has a name once for each connection. */
function preparedOf(sql: string) {
  const known = prepared.get(sql);
  if (known !== undefined) return known;
  let position = 0;
  const text = sql.replaceAll("?", () => `$${(position += 1)}`);
  const created = { name: `rows ${prepared.size}`, text };
  prepared.set(sql, created);
  return created;
}

function namesOf({ columns }: Table<unknown>): string {
  return columns.map(({ name }) => `"${name}"`).join(", ");
}

function toJson(table: Table<unknown>, row: object): object {
  return Object.fromEntries(valuesOf(table, row).map(([{ name }, value]) => [name, encode(value)]));
}

function encode(value: Value): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "bigint") return String(value);
  // JSON escapes half a character, and the database rejects that.
  return typeof value === "string" ? value.toWellFormed() : value;
}
