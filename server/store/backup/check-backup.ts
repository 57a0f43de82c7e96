import SqliteFile from "better-sqlite3";

/** The file is no backup of the tracker, or is damaged. The message says which, for people. */
export class BackupError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "BackupError";
  }
}

/** Opens a file for reading. Throws a BackupError if it is no database. */
export function openBackup(file: string): SqliteFile.Database {
  try {
    return new SqliteFile(file, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw new BackupError(`${file} cannot be opened: ${wordsOf(error)}`, { cause: error });
  }
}

/** Reads the whole file. Throws a BackupError unless it is an undamaged database of the tracker. */
export function checkBackup(file: string): void {
  const handle = openBackup(file);
  try {
    const [damage] = handle.pragma("integrity_check(1)", { simple: false }) as {
      readonly integrity_check: string;
    }[];
    if (damage?.integrity_check !== "ok")
      throw new BackupError(`${file} is damaged: ${damage?.integrity_check}`);
    const orphans = handle.pragma("foreign_key_check") as readonly { readonly table: string }[];
    if (orphans.length > 0)
      throw new BackupError(
        `${file} is damaged: rows of ${orphans[0]?.table} lack what they refer to`,
      );
    const ours = handle
      .prepare<[], { count: number }>(
        "SELECT count(*) AS count FROM sqlite_master WHERE name IN ('_prisma_migrations', 'MediaRequest')",
      )
      .get();
    if (ours?.count !== 2) throw new BackupError(`${file} is no backup of Status Tracker`);
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`${file} cannot be read: ${wordsOf(error)}`, { cause: error });
  } finally {
    handle.close();
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
