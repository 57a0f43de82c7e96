import type { Client } from "pg";
import {
  type CopiedColumn,
  type CopiedRow,
  type CopiedTable,
  type CopiedValue,
  namesOf,
  type TableReader,
  type TableWriter,
  toCopiedTime,
} from "./table.ts";

/** Rows that are fetched at once; a delivery may have megabytes. */
const ROWS = 200;
const ROWS_WITH_BYTES = 10;

/** As PostgreSQL writes it, whatever the type: converted here by the type of the table. */
const AS_TEXT = { getTypeParser: () => (text: string) => text } as never;

/** Reads within a transaction of the client, which must be repeatable read. */
export function createPostgresqlReader(client: Client): TableReader {
  return {
    async *read(table) {
      const count = table.columns.some(({ type }) => type === "BLOB") ? ROWS_WITH_BYTES : ROWS;
      await client.query(
        `DECLARE copied NO SCROLL CURSOR FOR SELECT ${namesOf(table)} FROM "${table.name}"`,
      );
      for (;;) {
        const { rows } = await client.query<(string | null)[]>({
          text: `FETCH ${count} FROM copied`,
          rowMode: "array",
          types: AS_TEXT,
        });
        if (rows.length === 0) break;
        yield rows.map((row) =>
          table.columns.map((column, index) => decode(row[index] ?? null, column)),
        );
      }
      await client.query("CLOSE copied");
    },
    async lastNumbers() {
      const last = new Map<string, bigint>();
      for (const [table, sequence] of await listSequences(client)) {
        const { rows } = await client.query<{ last: string; called: boolean }>(
          `SELECT last_value::text AS last, is_called AS called FROM ${sequence}`,
        );
        const [row] = rows;
        if (row?.called === true) last.set(table, BigInt(row.last));
      }
      return last;
    },
  };
}

/** Writes within a transaction of the client. */
export function createPostgresqlWriter(client: Client): TableWriter {
  let written: readonly CopiedTable[] = [];
  const setTriggers = async (mode: "DISABLE" | "ENABLE") => {
    for (const { name } of written)
      await client.query(`ALTER TABLE "${name}" ${mode} TRIGGER USER`);
  };
  return {
    async begin(tables) {
      written = tables;
      await client.query(`TRUNCATE ${tables.map(({ name }) => `"${name}"`).join(", ")}`);
      await setTriggers("DISABLE");
    },
    async write(table, rows) {
      const json = JSON.stringify(rows.map((row) => toJson(row, table)));
      await client.query(
        `INSERT INTO "${table.name}" (${namesOf(table)}) OVERRIDING SYSTEM VALUE SELECT ${namesOf(table)} FROM json_populate_recordset(NULL::"${table.name}", $1::json)`,
        [json],
      );
    },
    async end(lastNumbers) {
      await setTriggers("ENABLE");
      for (const [table, sequence] of await listSequences(client)) {
        const last = lastNumbers.get(table);
        if (last !== undefined) await client.query("SELECT setval($1, $2)", [sequence, last]);
      }
    },
  };
}

/** Returns the sequence of each table that numbers its rows, as PostgreSQL names it in SQL. */
async function listSequences(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ table: string; sequence: string }>(
    `SELECT table_name AS "table", pg_get_serial_sequence(quote_ident(table_name), column_name) AS sequence
       FROM information_schema.columns
      WHERE table_schema = current_schema()
        AND pg_get_serial_sequence(quote_ident(table_name), column_name) IS NOT NULL`,
  );
  return new Map(rows.map(({ table, sequence }) => [table, sequence]));
}

function decode(text: string | null, { type }: CopiedColumn): CopiedValue {
  if (text === null) return null;
  switch (type) {
    case "BOOLEAN":
      return text === "t";
    case "DATETIME":
      return toCopiedTime(text);
    case "REAL":
      return Number(text);
    case "INTEGER":
    case "BIGINT":
      return BigInt(text);
    case "TEXT":
      return text;
    case "BLOB":
      return Buffer.from(text.slice("\\x".length), "hex");
  }
}

function toJson(row: CopiedRow, { columns }: CopiedTable): Record<string, unknown> {
  return Object.fromEntries(columns.map(({ name }, index) => [name, encode(row[index] ?? null)]));
}

function encode(value: CopiedValue): unknown {
  if (typeof value === "bigint") return value.toString();
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString("hex")}` : value;
}
