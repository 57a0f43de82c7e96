import { createHmac } from "node:crypto";
import { fillTemplate } from "../../domain/notification/template.ts";
import type { Notify, OutgoingMessage } from "../port/notifier.ts";
import { postHeld } from "./held-request.ts";
import { field } from "./json.ts";
import { toPlainText } from "./text.ts";

/**
 * Posts JSON, by a template or with everything. The header X-Tracker-Signature is "t=<seconds>,v1=<hex>": the HMAC-SHA256
 * of "<seconds>.<body>" with the secret of the channel, so that a receiver can refuse what is forged or played again.
 */
export const notifyWebhook: Notify = async (settings, message, deps) => {
  const { template = "" } = settings.config;
  const secret = settings.secrets["secret"] ?? "";
  const values = templateValues(message);
  const body =
    template === "" ? JSON.stringify(wholeBody(message)) : fillTemplate(template, values);
  const seconds = Math.floor(Date.now() / 1000);
  return postHeld({
    url: field(settings, "url"),
    body,
    headers: {
      "Content-Type": "application/json",
      "Idempotency-Key": message.key,
      ...(secret !== "" && { "X-Tracker-Signature": signWebhook(secret, seconds, body) }),
    },
    mayReachHome: deps.mayReachHome,
    onHandOver: deps.onHandOver,
  });
};

function signWebhook(secret: string, seconds: number, body: string): string {
  const hex = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${hex}`;
}

/** What a template can name: of the last piece of news, where there are several. */
function templateValues(message: OutgoingMessage) {
  const { key, title, url, items } = message;
  const last = items.at(-1);
  return {
    id: key,
    title,
    body: toPlainText(message, false),
    url,
    watchUrl: last?.watchUrl ?? null,
    posterUrl: last?.posterUrl ?? null,
    event: last?.content.kind ?? "TEST",
    name: last?.content.title ?? null,
    year: last?.content.year ?? null,
    mediaType: last?.content.mediaType ?? null,
    state: last?.content.state ?? null,
    requestId: last?.content.requestId ?? null,
    requestedBy: last?.content.requestedBy ?? null,
    at: last?.content.at ?? null,
    count: items.length,
  };
}

/** What is sent without a template. */
function wholeBody(message: OutgoingMessage) {
  const { key, title, url, language, items } = message;
  return {
    id: key,
    event: items.at(-1)?.content.kind ?? "TEST",
    title,
    body: toPlainText(message, false),
    url,
    language,
    news: items.map((item) => {
      const { kind, ...rest } = item.content;
      const { url: page, watchUrl, posterUrl, pipeline } = item;
      return { event: kind, ...rest, text: item.title, pipeline, url: page, watchUrl, posterUrl };
    }),
  };
}
