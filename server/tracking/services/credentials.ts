import type { ServiceConnection } from "../../integrations/port/connection.ts";
import { credentialsCodec } from "../../store/column/service.ts";
import type { SecretCipher } from "../core/secrets.ts";

/** The credentials with which the tracker signs in to a service. */
export type Credentials = Pick<ServiceConnection, "apiKey" | "username" | "password">;

/** Status message of a service whose credentials cannot be decrypted. */
export const LOCKED = "its credentials were encrypted with another SECRET_KEY: enter them again";

export function encryptCredentials(cipher: SecretCipher, credentials: Credentials): string {
  return cipher.encrypt(credentialsCodec.format(credentials));
}

/** Returns null when the credentials were encrypted with another key. */
export function decryptCredentials(cipher: SecretCipher, encrypted: string): Credentials | null {
  const text = cipher.decrypt(encrypted);
  if (text === null) return null;
  return credentialsCodec.parse(text) ?? null;
}
