import { randomBytes, scryptSync } from "node:crypto";
import type SqliteFile from "better-sqlite3";
import { createSecretCipher } from "../tracking/core/secrets.ts";

const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** About a tenth of a second, so that nobody guesses many pass phrases. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const PLACE = ["EncryptedKey"] as const;

/** Adds the keys of the stored secrets to a backup, encrypted with a pass phrase: without it they are of no use. */
export function addKeys(
  handle: SqliteFile.Database,
  passPhrase: string,
  keys: readonly string[],
): void {
  const salt = randomBytes(SALT_BYTES).toString("hex");
  const encrypted = cipherOf(passPhrase, salt).encrypt(JSON.stringify(keys), PLACE);
  handle.exec('CREATE TABLE "EncryptedKey" ("salt" TEXT NOT NULL, "encrypted" TEXT NOT NULL)');
  handle
    .prepare('INSERT INTO "EncryptedKey" ("salt", "encrypted") VALUES (?, ?)')
    .run(salt, encrypted);
}

/** Returns the keys that a backup holds, and removes them from it. Null: none, or another pass phrase encrypts them. */
export function takeKeys(
  handle: SqliteFile.Database,
  passPhrase: string | null,
): readonly string[] | null {
  const hasTable = handle.prepare("SELECT 1 FROM sqlite_master WHERE name = 'EncryptedKey'").get();
  if (hasTable === undefined) return null;
  const row = handle
    .prepare<[], { salt: string; encrypted: string }>(
      'SELECT "salt", "encrypted" FROM "EncryptedKey"',
    )
    .get();
  handle.exec('DROP TABLE "EncryptedKey"');
  if (row === undefined || passPhrase === null) return null;
  const text = cipherOf(passPhrase, row.salt).decrypt(row.encrypted, PLACE);
  if (text === null) return null;
  const keys: unknown = JSON.parse(text);
  return Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : null;
}

function cipherOf(passPhrase: string, salt: string): ReturnType<typeof createSecretCipher> {
  const key = scryptSync(passPhrase, Buffer.from(salt, "hex"), KEY_BYTES, COST);
  return createSecretCipher(key.toString("hex"));
}
