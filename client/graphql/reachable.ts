/** Returns the address of the route that says whether the server responds, beside that of the API. */
export function liveUrl(apiUrl: string): string {
  const url = new URL("api/live", apiUrl);
  if (url.protocol === "wss:") url.protocol = "https:";
  if (url.protocol === "ws:") url.protocol = "http:";
  return url.href;
}

/** Resolves with whether the server responds in time. */
export async function isReachable(url: string, timeoutMs: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    return (await fetch(url, { signal, cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
