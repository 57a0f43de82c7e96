import { channel } from "node:diagnostics_channel";
import { LRUCache } from "lru-cache";
import type { Log } from "../../log.ts";

/** Where the text is that cannot be read. Its content is never part of a report. */
export interface BrokenColumn {
  readonly table: string;
  readonly column: string;
  /** Key of the row. */
  readonly row: string;
}

/** A column that cannot be read, where a fallback would be wrong. */
export class BrokenColumnError extends Error {
  constructor({ table, column, row }: BrokenColumn) {
    super(`${table}.${column} of ${row} cannot be read`);
    this.name = "BrokenColumnError";
  }
}

// A channel, because columns are read where there is no log.
const reports = channel("status-tracker:broken-column");

export function reportBrokenColumn(broken: BrokenColumn): void {
  reports.publish(broken);
}

const MAX_REMEMBERED = 1_000;

/** Logs each broken column of a row once; the returned function ends that. */
export function logBrokenColumns(log: Log): () => void {
  const logged = new LRUCache<string, true>({ max: MAX_REMEMBERED });
  function receive(message: unknown): void {
    const { table, column, row } = message as BrokenColumn;
    const name = `${table}.${column} ${row}`;
    if (logged.has(name)) return;
    logged.set(name, true);
    log.warn({ table, column, row }, "a column cannot be read; its text stays in the database");
  }
  reports.subscribe(receive);
  return () => {
    reports.unsubscribe(receive);
  };
}
