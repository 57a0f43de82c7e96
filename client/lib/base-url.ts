/** Where this page is served from, taken from the `<base>` the server writes; ends with a slash. */
export function apiUrl(baseUri: string): string {
  return new URL("graphql", baseUri).href;
}

export function socketUrl(baseUri: string): string {
  const url = new URL("graphql", baseUri);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** The router's base: the path of the base without its last slash, empty at the root. */
export function routerBase(baseUri: string): string {
  return new URL(".", baseUri).pathname.replace(/\/$/, "");
}
