import { serviceText } from "../../language/words/service.ts";
const KEY = "hook-base";

/**
 * Returns the URL at which services reach the tracker, without a trailing slash: the one stored in this browser, or the
 * URL of the page.
 */
export function loadWebhookBaseUrl(baseUri: string): string {
  try {
    const stored = localStorage.getItem(KEY);
    if (stored !== null && stored !== "") return stored;
  } catch {
    // Storage is blocked: the URL of the page is a good guess.
  }
  return new URL(".", baseUri).href.replace(/(?<!\/)\/+$/, "");
}

export function saveWebhookBaseUrl(url: string): void {
  try {
    localStorage.setItem(KEY, url);
  } catch {
    // Storage is blocked: the URL applies until the page is closed.
  }
}

/** Returns the complete webhook URL of a service. */
export function webhookUrl(baseUrl: string, slug: string): string {
  return `${baseUrl.trim().replace(/(?<!\/)\/+$/, "")}/hooks/${slug}`;
}

/** Returns why services cannot use the URL; undefined if it is valid. */
export function webhookBaseUrlIssue(baseUrl: string): string | undefined {
  const url = URL.parse(baseUrl.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return serviceText("webhookUrlMissing");
  if (url.search !== "" || url.hash !== "") return serviceText("webhookUrlQuery");
  return undefined;
}

/** Only programs on the same machine, outside of containers, reach a loopback address. */
export function isLoopback(baseUrl: string): boolean {
  const host = URL.parse(baseUrl.trim())?.hostname ?? "";
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}
