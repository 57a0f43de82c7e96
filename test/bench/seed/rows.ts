export type Value = string | number | bigint | boolean | Date | Buffer | null;

export type Row = Readonly<Record<string, Value>>;

/** Rows written by hand: thirty thousand through the tracker would take longer than all that is measured. */
export interface SeedFile {
  /** Columns are taken from the first row; those that it leaves out get the table's default. */
  insert(table: string, rows: readonly Row[]): void;
  /** Lets the tracker count on where the rows end. */
  setCounter(name: "transition" | "version", value: number): void;
}
