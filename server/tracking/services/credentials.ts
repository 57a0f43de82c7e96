import type { ServiceConnection } from "../../integrations/port/connection.ts";
import { credentialsCodec } from "../../store/column/service.ts";
import type { SecretCipher, SecretPlace } from "../core/secrets.ts";

/** The credentials with which the tracker signs in to a service. */
export type Credentials = Pick<ServiceConnection, "apiKey" | "username" | "password">;

/** Status message of a service whose credentials cannot be decrypted. */

export function encryptCredentials(
  cipher: SecretCipher,
  slug: string,
  credentials: Credentials,
): string {
  return cipher.encrypt(credentialsCodec.format(credentials), placeOf(slug));
}

function placeOf(slug: string): SecretPlace {
  return ["Service", slug, "credentials"];
}

/** Returns null when the credentials were encrypted with another key. */
export function decryptCredentials(
  cipher: SecretCipher,
  slug: string,
  encrypted: string,
): Credentials | null {
  const text = cipher.decrypt(encrypted, placeOf(slug));
  if (text === null) return null;
  return credentialsCodec.parse(text) ?? null;
}
