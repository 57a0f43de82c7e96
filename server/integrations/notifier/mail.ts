import { createTransport } from "nodemailer";
import type {
  ChannelAnswer,
  MailServer,
  Notify,
  OutgoingItem,
  OutgoingMessage,
} from "../port/notifier.ts";
import { shorten } from "./held-request.ts";
import { field } from "./json.ts";
import { linksOf, pictureOf, toPlainText } from "./text.ts";

const TIMEOUT_MS = 15_000;

/**
 * Sends mail by the server of the settings. The Message-ID is that of the message: a mailbox that gets it twice keeps one
 * (RFC 5322, 3.6.4: a Message-ID names one version of one message).
 */
export const notifyMail: Notify = async (settings, message, { mailServer, onHandOver }) => {
  if (mailServer === null) return { ...REFUSED, answer: "No mail server is set." };
  const transport = createTransport({
    host: mailServer.host,
    port: mailServer.port,
    secure: mailServer.security === "TLS",
    requireTLS: mailServer.security === "STARTTLS",
    ignoreTLS: mailServer.security === "NONE",
    ...(mailServer.username !== null && {
      auth: { user: mailServer.username, pass: mailServer.password ?? "" },
    }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // News come from services: they name no files to read and no addresses to load.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.verify();
  } catch (error) {
    transport.close();
    return { ...REFUSED, answer: shorten(describe(error)) };
  }
  try {
    await onHandOver();
    const { response } = await transport.sendMail(toMail(message, mailServer, settings));
    return { outcome: "TAKEN", answer: shorten(response), retryAfterMs: null };
  } catch (error) {
    return { ...outcomeOf(error), answer: shorten(describe(error)), retryAfterMs: null };
  } finally {
    transport.close();
  }
};

const REFUSED = { outcome: "REFUSED", retryAfterMs: null } as const;

/** A server that answered a command with an error has not taken the message. */
function outcomeOf(error: unknown): Pick<ChannelAnswer, "outcome"> {
  const isAnswered =
    typeof error === "object" &&
    error !== null &&
    "responseCode" in error &&
    typeof error.responseCode === "number";
  return { outcome: isAnswered ? "REFUSED" : "NO_ANSWER" };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function toMail(message: OutgoingMessage, { from }: MailServer, settings: Parameters<Notify>[0]) {
  const { key, title, language } = message;
  const picture = pictureOf(message);
  const domain = /@([\w.-]{1,200})>?$/.exec(from.trim())?.[1] ?? "status-tracker.invalid";
  return {
    from,
    to: field(settings, "to"),
    subject: title,
    messageId: `<${key}@${domain}>`,
    headers: {
      // No answers of absent people (RFC 3834).
      "Auto-Submitted": "auto-generated",
      "Content-Language": language,
    },
    text: toPlainText(message, true) || title,
    html: [
      `<h2>${escapeHtml(title)}</h2>`,
      picture === null ? "" : `<img src="${escapeHtml(picture)}" alt="" width="160">`,
      message.intro === "" ? "" : `<p>${escapeHtml(message.intro)}</p>`,
      ...message.items.map((item) => toHtml(item, message)),
    ].join("\n"),
  };
}

function toHtml(item: OutgoingItem, message: OutgoingMessage): string {
  const isOnly = message.items.length === 1;
  const lines = [...item.lines, ...(isOnly && item.pipeline !== null ? [item.pipeline] : [])];
  const links = linksOf(item, message).map(
    ({ label, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`,
  );
  return [
    isOnly ? "" : `<h3>${escapeHtml(item.title)}</h3>`,
    ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
    links.length === 0 ? "" : `<p>${links.join(" · ")}</p>`,
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
