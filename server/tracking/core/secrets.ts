import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts secrets before they are stored: AES-256-GCM with a key that is not in the database. */
export interface SecretCipher {
  encrypt(secret: string): string;
  /** Returns null when the secret was encrypted with another key or has been changed. */
  decrypt(encrypted: string): string | null;
}

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createSecretCipher(secretKey: string): SecretCipher {
  const key = new Uint8Array(hkdfSync("sha256", secretKey, "", "status-tracker secrets", 32));
  return {
    encrypt(secret) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const encrypted = Buffer.concat([
        nonce,
        cipher.update(secret, "utf8"),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${VERSION}.${encrypted.toString("base64url")}`;
    },
    decrypt(encrypted) {
      const [version, body] = encrypted.split(".");
      if (version !== VERSION || body === undefined) return null;
      const bytes = Buffer.from(body, "base64url");
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        const opened = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([opened, decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
