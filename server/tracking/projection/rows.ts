import type { Attempt, Download, MediaRequest, Unit } from "../../store/generated/sqlite/client.ts";

/** A row as it was read (null: new) and as it will be written. A row is replaced and never changed. */
export interface RowChange<T> {
  readonly original: T | null;
  row: T;
}

export interface LoadedAttempt extends RowChange<Attempt> {
  download: LoadedDownload | null;
}

export type LoadedDownload = RowChange<Download>;

export interface LoadedUnit extends RowChange<Unit> {
  readonly attempts: LoadedAttempt[];
}

export interface LoadedRequest extends RowChange<MediaRequest> {
  readonly units: LoadedUnit[];
}

export function newRow<T>(row: T): RowChange<T> {
  return { original: null, row };
}

export function loadedRow<T extends object>(row: T): RowChange<T> {
  return { original: row, row };
}

/** Returns the row with these columns: the same row if none differs. */
export function withColumns<T extends object>(row: T, columns: Partial<T>): T {
  return differenceOf(row, columns) === null ? row : { ...row, ...columns };
}

/** Returns the columns that differ from what was read; null when none differs. */
export function changesOf<T extends object>({ original, row }: RowChange<T>): Partial<T> | null {
  return original === null ? row : differenceOf(original, row);
}

/** Returns the columns of `columns` that differ from those of the row; null when none does. */
export function differenceOf<T extends object>(row: T, columns: Partial<T>): Partial<T> | null {
  if (row === columns) return null;
  let changed: Partial<T> | null = null;
  for (const name in columns) {
    if (isEqual(columns[name], row[name])) continue;
    changed ??= {};
    changed[name] = columns[name];
  }
  return changed;
}

function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  return left instanceof Date && right instanceof Date && left.getTime() === right.getTime();
}
