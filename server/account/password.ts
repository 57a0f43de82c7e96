import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import { createClientCount } from "./client-count.ts";
import { AccountError } from "./error.ts";

/** A cost recommended by OWASP for scrypt: 32 MB and about 80 ms per attempt. */
const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 };
const KEY_BYTES = 32;

/** Returns the hash with its salt, as `scrypt$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/** Checks a password. Takes as long for an unknown account (`hash` null) as for a known one. */
export async function isPassword(
  password: string,
  hash: string | null,
  address: string,
): Promise<boolean> {
  const [, salt = "", key = ""] = hash?.split("$") ?? [];
  const expected = Buffer.from(key, "base64url");
  const actual = await share(address, () => derive(password, Buffer.from(salt, "base64url")));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Hashing occupies threads that DNS lookups and file access also need, so few hashes run or wait at once. */
const MAX_RUNNING = 2;
const MAX_WAITING = 32;
/** So that one address cannot fill the queue. */
const MAX_PER_ADDRESS = 8;
const perAddress = createClientCount(MAX_PER_ADDRESS);
const waiting: (() => void)[] = [];
let running = 0;

async function derive(password: string, salt: Buffer): Promise<Buffer> {
  if (running >= MAX_RUNNING) {
    if (waiting.length >= MAX_WAITING) throw busy();
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await stretch(password, salt);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

async function share<T>(address: string, work: () => Promise<T>): Promise<T> {
  const end = perAddress.start(address);
  if (end === null) throw busy();
  try {
    return await work();
  } finally {
    end();
  }
}

function busy(): AccountError {
  return new AccountError("LIMIT", "TOO_MANY_SIGN_INS", {
    waitSeconds: 2,
  });
}

function stretch(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
