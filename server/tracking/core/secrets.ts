import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** Where an encrypted secret is kept, such as ["Service", "sonarr", "credentials"]: elsewhere it does not decrypt. */
export type SecretPlace = readonly [table: string, ...rest: string[]];

/** Encrypts secrets before they are stored: AES-256-GCM with a key that is not in the database. */
export interface SecretCipher {
  /** What all secrets begin with that the current key encrypted. */
  readonly prefix: string;
  encrypt(secret: string, place: SecretPlace): string;
  /** Returns null when the secret was encrypted with an unknown key or for another place, or has been changed. */
  decrypt(encrypted: string, place: SecretPlace): string | null;
  /** Returns a signature by which the tracker recognises a text that it gave away. */
  sign(text: string): string;
  hasSigned(text: string, signature: string): boolean;
  /** Like `decrypt`, also of a secret from before places counted. Only for encrypting it anew. */
  decryptFormer(encrypted: string, place: SecretPlace): string | null;
}

const VERSION = "v2";
/** Without a key id and a place. */
const FORMER_VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 16;

interface Key {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Creates the cipher of a key. `previous`: the keys of secrets that were not encrypted anew yet. */
export function createSecretCipher(
  secretKey: string,
  previous: readonly string[] = [],
): SecretCipher {
  const current = toKey(secretKey);
  const signingKey = derive(secretKey, "status-tracker signatures");
  const sign = (text: string) =>
    createHmac("sha256", signingKey).update(text).digest().subarray(0, SIGNATURE_BYTES);
  const keys = [current, ...previous.map(toKey)];

  function decrypt(encrypted: string, place: SecretPlace): string | null {
    const [version, id, body, ...rest] = encrypted.split(".");
    const key = keys.find((known) => known.id === id);
    if (version !== VERSION || key === undefined || body === undefined || rest.length > 0)
      return null;
    return open(key, body, toContext(place));
  }

  return {
    prefix: `${VERSION}.${current.id}.`,
    encrypt(secret, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current.bytes, nonce).setAAD(toContext(place));
      const parts = [nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()];
      return `${VERSION}.${current.id}.${Buffer.concat(parts).toString("base64url")}`;
    },
    decrypt,
    sign: (text) => sign(text).toString("base64url"),
    hasSigned(text, signature) {
      const given = Buffer.from(signature, "base64url");
      return given.length === SIGNATURE_BYTES && timingSafeEqual(given, sign(text));
    },
    decryptFormer(encrypted, place) {
      const [version, body = "", ...rest] = encrypted.split(".");
      if (version !== FORMER_VERSION || rest.length > 0) return decrypt(encrypted, place);
      for (const key of keys) {
        const secret = open(key, body, null);
        if (secret !== null) return secret;
      }
      return null;
    },
  };
}

function derive(secretKey: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secretKey, "", purpose, KEY_BYTES));
}

function toKey(secretKey: string): Key {
  const bytes = derive(secretKey, "status-tracker secrets");
  // Says which key it is without giving any of it away.
  const id = createHash("sha256").update("key id").update(bytes).digest("hex").slice(0, 8);
  return { id, bytes };
}

function toContext(place: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify(place));
}

function open(key: Key, body: string, context: Buffer | null): string | null {
  const bytes = Buffer.from(body, "base64url");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key.bytes, bytes.subarray(0, NONCE_BYTES));
    if (context !== null) decipher.setAAD(context);
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const decrypted = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([decrypted, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
