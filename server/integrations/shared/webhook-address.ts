import { dropEndSlashes } from "../../domain/path.ts";

/** Compares two webhook addresses, ignoring the query, which may hold a token. */
export function isSameWebhook(one: string | undefined, other: string): boolean {
  const place = one === undefined ? null : placeOf(one);
  return place !== null && place === placeOf(other);
}

function placeOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { origin, pathname } = new URL(address);
  return origin + dropEndSlashes(pathname);
}

/** For display: no path, no query, no login. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "an unreadable address";
}

/** Removes the secret from a service's own error message, which may repeat the webhook address. */
export function hideSecret(words: string, secret: string): string {
  const hidden = secret === "" ? words : words.replaceAll(secret, "…");
  return hidden.replaceAll(encodeURIComponent(secret) || "\0", "…");
}
