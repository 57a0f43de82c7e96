import { randomBytes, scryptSync } from "node:crypto";
import type SqliteFile from "better-sqlite3";
import { createSecretCipher } from "../tracking/core/secrets.ts";

const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** About a tenth of a second, so that nobody guesses many pass phrases. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const PLACE = ["SealedKey"] as const;

/** Adds the keys of the stored secrets to a backup, encrypted with a pass phrase: without it they are of no use. */
export function sealKeys(
  handle: SqliteFile.Database,
  passPhrase: string,
  keys: readonly string[],
): void {
  const salt = randomBytes(SALT_BYTES).toString("hex");
  const sealed = cipherOf(passPhrase, salt).encrypt(JSON.stringify(keys), PLACE);
  handle.exec('CREATE TABLE "SealedKey" ("salt" TEXT NOT NULL, "sealed" TEXT NOT NULL)');
  handle.prepare('INSERT INTO "SealedKey" ("salt", "sealed") VALUES (?, ?)').run(salt, sealed);
}

/** Returns the keys that a backup holds, and removes them from it. Null: none, or another pass phrase seals them. */
export function takeSealedKeys(
  handle: SqliteFile.Database,
  passPhrase: string | null,
): readonly string[] | null {
  const hasTable = handle.prepare("SELECT 1 FROM sqlite_master WHERE name = 'SealedKey'").get();
  if (hasTable === undefined) return null;
  const row = handle
    .prepare<[], { salt: string; sealed: string }>('SELECT "salt", "sealed" FROM "SealedKey"')
    .get();
  handle.exec('DROP TABLE "SealedKey"');
  if (row === undefined || passPhrase === null) return null;
  const text = cipherOf(passPhrase, row.salt).decrypt(row.sealed, PLACE);
  if (text === null) return null;
  const keys: unknown = JSON.parse(text);
  return Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : null;
}

function cipherOf(passPhrase: string, salt: string): ReturnType<typeof createSecretCipher> {
  const key = scryptSync(passPhrase, Buffer.from(salt, "hex"), KEY_BYTES, COST);
  return createSecretCipher(key.toString("hex"));
}
