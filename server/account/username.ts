import { dropDirectionControls } from "../domain/direction.ts";
import { AccountError } from "./error.ts";

const MAX_NAME_LENGTH = 64;
const MIN_PASSWORD_LENGTH = 8;
/** Bounds the work of hashing input of unauthenticated clients. */
export const MAX_PASSWORD_LENGTH = 1024;

/** Returns the key by which usernames are unique: usernames that look the same have the same key. */
export function toUsernameKey(username: string): string {
  return username.trim().normalize("NFKC").toLowerCase();
}

/** Returns the username as displayed. Rejects empty, overlong and unprintable ones. */
export function parseUsername(username: string): string {
  return parseName(username, "username");
}

/** Returns the name as displayed. Rejects, for its input `field`, empty, overlong and unprintable ones. */
export function parseName(name: string, field: "name" | "username"): string {
  const shown = name.trim();
  const isUnprintable = /\p{Cc}|\p{Cs}/u.test(shown) || dropDirectionControls(shown) !== shown;
  if (shown === "" || shown.length > MAX_NAME_LENGTH || isUnprintable) {
    throw new AccountError(
      "BAD_INPUT",
      { code: "NAME_LENGTH", params: { field, max: MAX_NAME_LENGTH } },
      { field },
    );
  }
  return shown;
}

/** Returns a person's name at a provider as displayed. */
export function shortenName(name: string): string {
  return dropDirectionControls(name).trim().slice(0, MAX_NAME_LENGTH);
}

export function checkNewPassword(password: string): void {
  if (password.length < MIN_PASSWORD_LENGTH || password.length > MAX_PASSWORD_LENGTH) {
    throw new AccountError(
      "BAD_INPUT",
      { code: "PASSWORD_LENGTH", params: { min: MIN_PASSWORD_LENGTH, max: MAX_PASSWORD_LENGTH } },
      { field: "password" },
    );
  }
}
