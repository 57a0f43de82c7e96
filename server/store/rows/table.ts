import type { Database } from "../client.ts";
import type { RowUpdate } from "./rows.ts";

/** A value of a column, or a list of texts. */
export type Value = string | number | bigint | boolean | Date | null | readonly string[];

export interface Column {
  /** The name in the code; `name` is that in the database. */
  readonly field: string;
  readonly name: string;
  readonly type: string;
}

/** A table of the data model with rows of a type that Prisma generates from the same model. */
export interface Table<Row> {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly columnOf: ReadonlyMap<string, Column>;
  /** All columns, quoted. */
  readonly selection: string;
  /** Only for the type. */
  readonly row?: Row;
}

/** What the providers do differently, within one transaction. */
export interface Connection {
  /** Completes a condition on a column with a list of texts. */
  readonly anyOf: string;
  /** `?` stands for a value. Each row is an array. */
  query(sql: string, values: readonly Value[]): Promise<readonly (readonly unknown[])[]>;
  /** Converts what the driver returned for a column of this type. */
  decode(raw: unknown, type: string): unknown;
  insert(table: Table<unknown>, rows: readonly object[]): Promise<void>;
  update(table: Table<unknown>, updates: readonly RowUpdate<object>[]): Promise<void>;
}

type Field = Pick<Column, "name" | "type"> & { readonly kind: string; readonly dbName?: string };
type DataModel = Record<string, { readonly dbName: string | null; readonly fields: Field[] }>;

/** Prisma 7.10 has the data model in a hidden member (pinned exactly), so that no column is listed a second time. */
export function tableOf<Row>(client: Database, model: string): Table<Row> {
  const { models } = Reflect.get(client, "_runtimeDataModel") as { readonly models: DataModel };
  const { dbName, fields } = models[model] ?? { dbName: null, fields: [] };
  const columns = fields
    .filter(({ kind }) => kind === "scalar")
    .map((field) => ({ field: field.name, name: field.dbName ?? field.name, type: field.type }));
  const name = dbName ?? model;
  return {
    name,
    columns,
    columnOf: new Map(columns.map((column) => [column.field, column])),
    selection: columns.map((column) => `"${name}"."${column.name}"`).join(", "),
  };
}

/** The values are of the columns of the data model, from which `Row` is generated too. */
export function toRow<Row>(
  { columns }: Table<Row>,
  values: readonly unknown[],
  { decode }: Connection,
): Row {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index += 1) {
    const { field, type } = columns[index] as Column;
    row[field] = values[index] === null ? null : decode(values[index], type);
  }
  return row as Row;
}

/** Returns the columns that a row or a change has, with their values. */
export function valuesOf(
  { columnOf }: Table<unknown>,
  row: object,
): readonly (readonly [Column, Value])[] {
  return Object.entries(row).flatMap(([field, value]: [string, Value]) => {
    const column = columnOf.get(field);
    return column === undefined ? [] : [[column, value] as const];
  });
}
