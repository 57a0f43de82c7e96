/**
 * Whether two addresses are the same hook of ours: what stands behind the question mark (a token, a proof) is beside
 * the point.
 */
export function isSameHook(one: string | undefined, other: string): boolean {
  const place = one === undefined ? null : placeOf(one);
  return place !== null && place === placeOf(other);
}

function placeOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/+$/, "");
}

/** For people: no path, no query, no login. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "an address that cannot be read";
}

/** Words of a service about a message that it could not send; they may repeat the address with its secret. */
export function hideSecret(words: string, secret: string): string {
  const hidden = secret === "" ? words : words.replaceAll(secret, "…");
  return hidden.replaceAll(encodeURIComponent(secret) || "\0", "…");
}
