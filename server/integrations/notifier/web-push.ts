import { createHash } from "node:crypto";
import webPush from "web-push";
import type { Notify, OutgoingMessage, PushKeys } from "../port/notifier.ts";
import { postHeld } from "./held-request.ts";
import { field } from "./json.ts";
import { pictureOf, toPlainText } from "./text.ts";

/** A device that is off for longer gets no old news. */
const TTL_SECONDS = 3 * 86_400;

/**
 * Sends an encrypted message to a browser (RFC 8030, 8291 and 8292). The topic replaces a message with the same key that
 * still waits at the push service, and the browser shows two with the same tag once.
 */
export const notifyWebPush: Notify = async (settings, message, deps) => {
  const { publicKey, privateKey, subject } = deps.pushKeys;
  const keys = { p256dh: field(settings, "p256dh"), auth: field(settings, "auth") };
  const { endpoint, headers, body } = webPush.generateRequestDetails(
    { endpoint: field(settings, "endpoint"), keys },
    JSON.stringify(toPayload(message)),
    {
      vapidDetails: { subject, publicKey, privateKey },
      TTL: TTL_SECONDS,
      urgency: message.isUrgent ? "high" : "normal",
      // At most 32 characters of the URL-safe Base64 alphabet.
      topic: createHash("sha256").update(message.key).digest("base64url").slice(0, 32),
    },
  );
  const answer = await postHeld({
    url: endpoint,
    headers: toStrings(headers),
    body: body ?? Buffer.alloc(0),
    mayReachHome: deps.mayReachHome,
    onHandOver: deps.onHandOver,
  });
  // The person has removed the permission, or the browser is gone.
  const isGone = answer.status === 404 || answer.status === 410;
  return isGone ? { ...answer, outcome: "GONE" } : answer;
};

/** What client/service-worker.ts shows. */
function toPayload(message: OutgoingMessage) {
  const { key, title, items, url } = message;
  const [only, ...others] = items;
  return {
    tag: key,
    title,
    body: toPlainText(message, false),
    // Below the address of the app, which the browser knows best.
    path: only !== undefined && others.length === 0 ? `request/${only.content.requestId}` : "",
    url,
    image: pictureOf(message),
  };
}

function toStrings(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]: [string, unknown]) => [name, String(value)]),
  );
}

/** Makes a pair of keys by which push services know the tracker. */
export function makePushKeys(): Pick<PushKeys, "publicKey" | "privateKey"> {
  return webPush.generateVAPIDKeys();
}
