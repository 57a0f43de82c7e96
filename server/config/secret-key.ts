import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../log.ts";
import { createFolder, protectFile } from "../store/private-file.ts";
import type { Config } from "./config.ts";

/** One key a line: the current one, then those of secrets that were not encrypted anew yet. */
const FILE = "secret.key";
const MODE = 0o600;

/** The keys of stored secrets. */
export interface SecretKeys {
  readonly current: string;
  readonly previous: readonly string[];
}

type KeySettings = Pick<Config, "secretKey" | "previousSecretKey" | "dataDir">;

/**
 * Returns SECRET_KEY, or a key generated once in a file of the data folder that only its owner can read. Previous keys are
 * SECRET_KEY_PREVIOUS and what else is in the file, so that SECRET_KEY can replace the generated key.
 */
export async function loadSecretKeys(settings: KeySettings, log: Log): Promise<SecretKeys> {
  const { secretKey, previousSecretKey, dataDir } = settings;
  const path = join(dataDir, FILE);
  await protectFile(path, log);
  const stored = await readKeys(path);
  const current = secretKey ?? stored[0] ?? (await createKey(dataDir));
  const others = [previousSecretKey, ...stored].filter((key) => key !== undefined);
  return { current, previous: [...new Set(others)].filter((key) => key !== current) };
}

async function readKeys(path: string): Promise<readonly string[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : line.trim()));
}

async function createKey(dataDir: string): Promise<string> {
  const path = join(dataDir, FILE);
  await createFolder(dataDir);
  try {
    await writeFile(path, makeKey(), { mode: MODE, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const [key] = await readKeys(path);
  if (key === undefined) throw new Error(`${path} is empty: put the key back, or delete the file`);
  return key;
}

export function makeKey(): string {
  return randomBytes(32).toString("hex");
}

/** Puts a new key before those of the file: every secret can be decrypted at any moment. */
export async function addKey(dataDir: string): Promise<void> {
  const known = await readKeys(join(dataDir, FILE));
  await writeKeys(dataDir, [makeKey(), ...known]);
}

/** Adds keys of secrets that come from a backup: the next start encrypts those anew. */
export async function keepKeys(dataDir: string, keys: readonly string[]): Promise<void> {
  const known = await readKeys(join(dataDir, FILE));
  const added = keys.filter((key) => !known.includes(key));
  if (added.length > 0)
    await writeKeys(dataDir, known.length > 0 ? [...known, ...added] : [makeKey(), ...added]);
}

/** Removes the previous keys from the file, once no secret needs them. */
export async function dropPreviousKeys(dataDir: string): Promise<void> {
  const [current, ...previous] = await readKeys(join(dataDir, FILE));
  if (current !== undefined && previous.length > 0) await writeKeys(dataDir, [current]);
}

/** Replaces the file as a whole: a process that is killed leaves the old one. */
async function writeKeys(dataDir: string, keys: readonly string[]): Promise<void> {
  const path = join(dataDir, FILE);
  await createFolder(dataDir);
  await writeFile(`${path}.new`, keys.join("\n"), { mode: MODE, flush: true });
  await rename(`${path}.new`, path);
}
