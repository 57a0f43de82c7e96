import { expect } from "vitest";
import type { Row, Tables } from "./previous-release.ts";

/** Columns that a later migration removed on purpose, as "Table.column", each with what holds their values now. */
const REMOVED_COLUMNS: Readonly<Record<string, string>> = {
  "Session.accountId": "Session.personId",
};

/** Tables that a later migration replaced, each with its rows read from the tables that hold them now. */
const REPLACED_TABLES: Readonly<Record<string, (tables: Tables) => readonly Row[]>> = {
  Account: (tables) =>
    (tables.get("Person") ?? []).map(
      ({ id = null, name = null, role = null, createdAt = null }) => {
        const identity = tables.get("Identity")?.find(({ personId }) => personId === id);
        const { subject = null, passwordHash = null } = identity ?? {};
        return { id, username: name, usernameKey: subject, passwordHash, role, createdAt };
      },
    ),
};

function findMissingColumns(table: string, before: Row, after: Row): readonly string[] {
  return Object.keys(before)
    .filter((column) => !(column in after))
    .map((column) => `${table}.${column}`)
    .filter((column) => !(column in REMOVED_COLUMNS));
}

/** Each row has at least the columns and values that it had. */
export function expectNothingLost(before: Tables, after: Tables): void {
  for (const [table, rows] of before) {
    if (table === "_prisma_migrations") continue;
    const now = REPLACED_TABLES[table]?.(after) ?? after.get(table) ?? [];
    expect(now.length, table).toBe(rows.length);
    for (const [index, row] of rows.entries()) {
      const kept = now[index] ?? {};
      expect(findMissingColumns(table, row, kept)).toEqual([]);
      const columns = Object.keys(row).filter((column) => column in kept);
      expect(Object.fromEntries(columns.map((column) => [column, kept[column]])), table).toEqual(
        Object.fromEntries(columns.map((column) => [column, row[column]])),
      );
    }
  }
}
