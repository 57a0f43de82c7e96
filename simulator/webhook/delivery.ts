import type { WebhookSender } from "../failures.ts";

export interface Webhook {
  readonly from: WebhookSender;
  readonly body: object;
}

/** The address to which an app sends its webhooks. */
export interface HookTarget {
  readonly url: string;
  readonly method: "POST" | "PUT";
  readonly headers: Readonly<Record<string, string>>;
  /** The body for an event in the registered form; null: not subscribed. */
  toBody(event: object): unknown;
  /** Receives whether the delivery succeeded. */
  delivered(isTaken: boolean): void;
}

/** Sends one body; resolves with the status, or null without a response. */
export type Deliver = (
  from: WebhookSender,
  target: Pick<HookTarget, "url" | "method" | "headers">,
  body: unknown,
) => Promise<number | null>;

const USER_AGENTS: Readonly<Record<WebhookSender, string>> = {
  seerr: "axios/1.12.2",
  sonarr: "Sonarr/4.0.19.2979 (alpine 3.22)",
  radarr: "Radarr/6.1.0.10293 (alpine 3.22)",
  "radarr-4k": "Radarr/6.1.0.10293 (alpine 3.22)",
  jellyfin: "Jellyfin-Webhook/21",
  "jellyfin-2": "Jellyfin-Webhook/21",
};

const TIMEOUT_MS = 10_000;

export function createDelivery(stopping: AbortSignal): Deliver {
  return async (from, target, body) => {
    // The simulated world has no internet.
    if (!isLoopback(target.url)) return null;
    try {
      const response = await fetch(target.url, {
        method: target.method,
        headers: {
          // The plugin sends JSON as text.
          "Content-Type": from.startsWith("jellyfin")
            ? "text/plain; charset=utf-8"
            : "application/json",
          "User-Agent": USER_AGENTS[from],
          ...target.headers,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      // Refused, interrupted or too slow: the apps log the failure and drop the webhook.
      return null;
    }
  };
}

function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}
