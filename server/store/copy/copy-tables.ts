import { hash } from "node:crypto";
import type { CopiedRow, CopiedTable, CopiedValue, TableReader, TableWriter } from "./table.ts";

/** What a table holds, whatever the order of its rows. */
export interface TableSum {
  readonly table: string;
  readonly rows: number;
  /** The sum of the rows' SHA-256, modulo 2^256, in hex. */
  readonly checksum: string;
}

const MODULUS = 1n << 256n;

/** Replaces what is in the tables of `target` and returns what was copied. */
export async function copyTables(
  source: TableReader,
  target: TableWriter,
  tables: readonly CopiedTable[],
): Promise<readonly TableSum[]> {
  await target.begin(tables);
  const sums: TableSum[] = [];
  for (const table of tables)
    sums.push(await sumTable(source, table, (rows) => target.write(table, rows)));
  await target.end(await source.lastNumbers());
  return sums;
}

/** Returns what is in the tables. */
export async function sumTables(
  source: TableReader,
  tables: readonly CopiedTable[],
): Promise<readonly TableSum[]> {
  const sums: TableSum[] = [];
  for (const table of tables) sums.push(await sumTable(source, table));
  return sums;
}

/** Throws if the two differ, and names the tables. */
export function expectEqual(one: readonly TableSum[], other: readonly TableSum[]): void {
  const found = new Map(other.map((sum) => [sum.table, sum]));
  const different = one.filter(({ table, rows, checksum }) => {
    const copy = found.get(table);
    return copy?.rows !== rows || copy.checksum !== checksum;
  });
  if (different.length > 0 || one.length !== other.length)
    throw new Error(
      `the copy differs in ${different.map(({ table }) => table).join(", ") || "its tables"}`,
    );
}

async function sumTable(
  source: TableReader,
  table: CopiedTable,
  onRows: (rows: readonly CopiedRow[]) => Promise<void> = async () => undefined,
): Promise<TableSum> {
  let count = 0;
  let sum = 0n;
  for await (const rows of source.read(table)) {
    await onRows(rows);
    count += rows.length;
    for (const row of rows) sum += digestOf(row);
  }
  return {
    table: table.name,
    rows: count,
    checksum: (sum % MODULUS).toString(16).padStart(64, "0"),
  };
}

function digestOf(row: CopiedRow): bigint {
  return BigInt(`0x${hash("sha256", JSON.stringify(row.map(toText)), "hex")}`);
}

/** A column always has values of the same type, so that no two of them have the same text. */
function toText(value: CopiedValue): unknown {
  if (typeof value === "bigint") return value.toString();
  return value instanceof Uint8Array ? hash("sha256", value, "hex") : value;
}
