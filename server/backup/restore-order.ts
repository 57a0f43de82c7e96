import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Names the backup with which the tracker begins at its next start. */
const FILE = "restore";
const MODE = 0o600;

/** Orders a backup to be put back at the next start, before anything opens the database. */
export async function writeRestoreOrder(dataDir: string, name: string): Promise<void> {
  await writeFile(join(dataDir, FILE), name, { mode: MODE, flush: true });
}

/** Returns the name of the backup that was ordered; null if none was. */
export function readRestoreOrder(dataDir: string): Promise<string | null> {
  return readFile(join(dataDir, FILE), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

/** The order was followed, or cannot be. */
export async function removeRestoreOrder(dataDir: string): Promise<void> {
  await rm(join(dataDir, FILE), { force: true });
}
