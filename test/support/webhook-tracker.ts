import { ADMIN_TOKEN } from "./admin-token.ts";
import { HOOK_SECRET } from "./front-door.ts";

/** Settings of a tracker in a process of its own that only hears webhooks: nobody answers at the addresses. */
export const WEBHOOKS_ONLY = {
  ADMIN_TOKEN,
  WEBHOOK_TOKEN: HOOK_SECRET,
  SEERR_URL: "http://127.0.0.1:9",
  SEERR_API_KEY: "key",
  SONARR_URL: "http://127.0.0.1:9",
  SONARR_API_KEY: "key",
};

/** Hands a webhook in and returns the status of the answer; null: there was none. */
export async function postWebhook(
  url: string,
  slug: string,
  body: unknown,
): Promise<number | null> {
  const response = await fetch(`${url}/hooks/${slug}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Webhook-Token": HOOK_SECRET },
    body: JSON.stringify(body),
  }).catch(() => null);
  return response?.status ?? null;
}
