/** Returns the URL of the API below the `<base>` of the page, which the server writes and which ends with a slash. */
export function apiUrl(baseUri: string): string {
  return new URL("graphql", baseUri).href;
}

export function socketUrl(baseUri: string): string {
  const url = new URL("graphql", baseUri);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** Returns the path of the `<base>` without its trailing slash; empty at the root. */
export function routerBase(baseUri: string): string {
  return new URL(".", baseUri).pathname.replace(/\/$/, "");
}
