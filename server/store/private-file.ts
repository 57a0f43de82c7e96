import { chmod, mkdir, open, readdir, stat } from "node:fs/promises";
import { basename, dirname, join, parse, resolve } from "node:path";
import type { Log } from "../log.ts";

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;
const OTHERS = 0o077;
/** Set on folders that many people share, such as /tmp. */
const STICKY = 0o1000;

/** What SQLite keeps beside a database, with the mode of the database. */
const COMPANIONS = ["-wal", "-shm", "-journal"];

/** Creates the data folder, or closes an existing one to everybody but its owner. */
export async function protectFolder(folder: string, log: Log): Promise<void> {
  await createFolder(folder);
  const path = resolve(folder);
  const { mode } = await stat(path);
  if ((mode & OTHERS) === 0) return;
  if ((mode & STICKY) !== 0 || path === parse(path).root)
    return log.warn({ folder: path }, "the data folder is one that others share: use another");
  await restrict(path, mode, log);
}

/** Creates a folder and its parents for the owner only. An existing one keeps its mode: it may be somebody else's. */
export async function createFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
}

/** Closes an existing file to everybody but its owner. */
export async function protectFile(path: string, log: Log): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found !== null && (found.mode & OTHERS) !== 0) await restrict(path, found.mode, log);
}

/** Creates an empty file for the owner only; an existing one stays as it is. */
export async function createPrivateFile(path: string): Promise<void> {
  const file = await open(path, "a", OWNER_ONLY_FILE);
  await file.close();
}

/**
 * Creates a SQLite database for the owner only, so that what SQLite adds gets the same mode, or closes an existing one to
 * others, with its companions and copies.
 */
export async function protectDatabase(file: string, log: Log): Promise<void> {
  await createFolder(dirname(file));
  await createPrivateFile(file);
  const copies = (await readdir(dirname(file)))
    .filter((name) => name.startsWith(`${basename(file)}.`))
    .map((name) => join(dirname(file), name));
  for (const path of [file, ...COMPANIONS.map((end) => `${file}${end}`), ...copies])
    await protectFile(path, log);
}

/** A file system without modes, or a file of somebody else, is no reason not to start. */
async function restrict(path: string, mode: number, log: Log): Promise<void> {
  await chmod(path, mode & 0o777 & ~OTHERS).catch((error: unknown) =>
    log.warn({ path, err: error }, "a file of the tracker is open to other users of this machine"),
  );
}
