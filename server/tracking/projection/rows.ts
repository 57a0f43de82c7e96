import type { Attempt, Download, MediaRequest, Unit } from "../../store/generated/sqlite/client.ts";

/** A row as it was read (null: new) and as it will be written. */
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
  return { original: { ...row }, row };
}

/** Returns the columns that differ from what was read; null when none differs. */
export function changesOf<T extends object>({ original, row }: RowChange<T>): Partial<T> | null {
  if (original === null) return row;
  const changed = Object.entries(row).filter(
    ([key, value]) => !isEqual(value, original[key as keyof T]),
  );
  return changed.length === 0 ? null : (Object.fromEntries(changed) as Partial<T>);
}

function isEqual(left: unknown, right: unknown): boolean {
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  return left === right;
}
