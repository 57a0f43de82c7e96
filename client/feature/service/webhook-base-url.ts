const KEY = "hook-base";

/** Where services reach the tracker: what this browser was told last, else the address it is open at. No slash at the end. */
export function loadWebhookBaseUrl(baseUri: string): string {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept !== null && kept !== "") return kept;
  } catch {
    // Storage is refused: the page's own address is a good guess.
  }
  return new URL(".", baseUri).href.replace(/\/+$/, "");
}

export function saveWebhookBaseUrl(url: string): void {
  try {
    localStorage.setItem(KEY, url);
  } catch {
    // Storage is refused: it holds until the page is left.
  }
}

/** The whole address to enter in a service. */
export function webhookUrl(webhookBaseUrl: string, slug: string): string {
  return `${webhookBaseUrl.trim().replace(/\/+$/, "")}/hooks/${slug}`;
}

/** Why services could not reach the tracker there, in words; undefined where nothing speaks against it. */
export function webhookBaseUrlIssue(webhookBaseUrl: string): string | undefined {
  const url = URL.parse(webhookBaseUrl.trim());
  if (url === null || !/^https?:$/.test(url.protocol))
    return "Write it as http://host:port, as the services reach the tracker.";
  if (url.search !== "" || url.hash !== "") return "Leave away what follows the ? or #.";
  return undefined;
}

/** Only programs on the tracker's own machine, outside of containers, reach it there. */
export function isLoopback(webhookBaseUrl: string): boolean {
  const host = URL.parse(webhookBaseUrl.trim())?.hostname ?? "";
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}
