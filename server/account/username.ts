import { AccountError } from "./error.ts";

const MAX_USERNAME_LENGTH = 64;
const MIN_PASSWORD_LENGTH = 8;
/** Bounds the work of hashing input of unauthenticated clients. */
export const MAX_PASSWORD_LENGTH = 1024;

/** Returns the key by which usernames are unique: usernames that look the same have the same key. */
export function toUsernameKey(username: string): string {
  return username.trim().normalize("NFKC").toLowerCase();
}

/** Returns the username as displayed. Rejects empty, overlong and unprintable ones. */
export function parseUsername(username: string): string {
  const shown = username.trim();
  if (shown === "" || shown.length > MAX_USERNAME_LENGTH || /\p{Cc}|\p{Cs}/u.test(shown)) {
    throw new AccountError(
      "BAD_INPUT",
      `Choose a username of 1 to ${MAX_USERNAME_LENGTH} characters.`,
      { field: "username" },
    );
  }
  return shown;
}

export function checkNewPassword(password: string): void {
  if (password.length < MIN_PASSWORD_LENGTH || password.length > MAX_PASSWORD_LENGTH) {
    throw new AccountError(
      "BAD_INPUT",
      `Choose a password of ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} characters.`,
      { field: "password" },
    );
  }
}
