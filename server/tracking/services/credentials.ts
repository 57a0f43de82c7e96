import type { ServiceConnection } from "../../integrations/port/connection.ts";
import type { SecretCipher } from "../core/secrets.ts";

/** What lets the tracker in at a service. */
export type Credentials = Pick<ServiceConnection, "apiKey" | "username" | "password">;

const FIELDS = ["apiKey", "username", "password"] as const;

/** Said of a service whose credentials cannot be opened any more. */
export const LOCKED = "its key was sealed with another SECRET_KEY: enter it again";

export function encryptCredentials(cipher: SecretCipher, credentials: Credentials): string {
  return cipher.close(JSON.stringify(credentials));
}

/** null when they were sealed with another key. */
export function decryptCredentials(cipher: SecretCipher, encrypted: string): Credentials | null {
  const text = cipher.open(encrypted);
  if (text === null) return null;
  const stored: unknown = JSON.parse(text);
  return Object.fromEntries(
    FIELDS.map((field) => [field, textOf(stored, field)]).filter(([, value]) => value !== null),
  );
}

function textOf(stored: unknown, field: string): string | null {
  if (typeof stored !== "object" || stored === null) return null;
  const value: unknown = Reflect.get(stored, field);
  return typeof value === "string" ? value : null;
}
