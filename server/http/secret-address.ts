import type { ServerResponse } from "node:http";

/** Whoever has the address sees what is behind it: search engines and the sites that it links to must not learn it. */
export function hideFromOthers(res: ServerResponse): void {
  res.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
  res.setHeader("Referrer-Policy", "no-referrer");
}

/** Removes the secret from the path of a shared page or of a feed. */
export function withoutSecret(path: string): string {
  return path.replace(/^\/(s|feeds)\/[^/]+/, "/$1/…");
}
