/** Returns the URL of the API, relative to the `<base>` of the page. The server writes it, with a trailing slash. */
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

/** Whether an address is that of the list as it opens: without a search or filters. */
export function isHome(baseUri: string, address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname + search === new URL(".", baseUri).pathname;
}
