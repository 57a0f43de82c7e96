import type { Refusal } from "../domain/message/refusal.ts";
import type { ChannelKind } from "../domain/notification/channel.ts";
import {
  findUnknownNames,
  fillTemplate,
  type TemplateValues,
} from "../domain/notification/template.ts";
import { TrackingError } from "../tracking/core/error.ts";

/** The fields of each kind of channel. A secret one is never shown again. */
interface KindFields {
  readonly config: readonly string[];
  readonly secrets: readonly string[];
  readonly required: readonly string[];
}

export const CHANNEL_FIELDS: Readonly<Record<ChannelKind, KindFields>> = {
  // The address of a webhook is all that one needs to post there.
  DISCORD: { config: [], secrets: ["url"], required: ["url"] },
  NTFY: { config: ["url", "topic"], secrets: ["token"], required: ["url", "topic"] },
  APPRISE: { config: ["url", "key", "tag"], secrets: ["urls"], required: ["url"] },
  GOTIFY: { config: ["url"], secrets: ["token"], required: ["url", "token"] },
  MAIL: { config: ["to"], secrets: [], required: ["to"] },
  WEB_PUSH: { config: [], secrets: ["endpoint", "p256dh", "auth"], required: ["endpoint"] },
  WEBHOOK: { config: ["template"], secrets: ["url", "secret"], required: ["url"] },
};

export type Fields = Readonly<Record<string, string>>;

export interface ChannelDraft {
  readonly config: Fields;
  readonly secrets: Fields;
}

const MAX_LENGTH = 4_000;

/**
 * Returns the fields of a channel after a change: absent ones stay, empty ones go. A secret stays with its host, so that
 * nobody who can change an address gets the secret that was for another.
 */
export function draftChannel(
  kind: ChannelKind,
  before: ChannelDraft | null,
  given: Readonly<Record<string, string | null | undefined>>,
): ChannelDraft {
  const { config: visible, secrets: hidden, required } = CHANNEL_FIELDS[kind];
  const merge = (names: readonly string[], known: Fields): Fields =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = (given[name] ?? known[name] ?? "").trim();
        return value === "" ? [] : [[name, value] as const];
      }),
    );
  const draft = {
    config: merge(visible, before?.config ?? {}),
    secrets: merge(hidden, before?.secrets ?? {}),
  };
  const all: Fields = { ...draft.config, ...draft.secrets };
  for (const name of required) if (all[name] === undefined) throw bad(name, "FIELD_MISSING");
  for (const [name, value] of Object.entries(all))
    if (value.length > MAX_LENGTH)
      throw bad(name, { code: "SECRET_TOO_LONG", params: { max: MAX_LENGTH } });
  checkAddress(all);
  checkKind(kind, all);
  if (before !== null) checkHost(before, draft, given);
  return draft;
}

function checkAddress({ url }: Fields): void {
  if (url === undefined) return;
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    throw bad("url", { code: "TEXT_INVALID", params: { field: "url", issue: "not-http" } });
  if (parsed.username !== "" || parsed.password !== "")
    throw bad("url", { code: "TEXT_INVALID", params: { field: "url", issue: "has-login" } });
}

const ADDRESS = /^[^\s@<>"(),;:]{1,64}@[^\s@<>"(),;:]{1,190}$/;
const NTFY_TOPIC = /^[-_A-Za-z0-9]{1,64}$/;
const APPRISE_KEY = /^[-_A-Za-z0-9]{1,128}$/;
const DISCORD_PATH = /^\/api\/(?:v\d{1,2}\/)?webhooks\/\d{1,30}\/[\w-]{1,200}\/?$/;

function checkKind(kind: ChannelKind, fields: Fields): void {
  const { url = "", topic = "", key, urls, to = "", template } = fields;
  switch (kind) {
    case "DISCORD":
      if (!DISCORD_PATH.test(URL.parse(url)?.pathname ?? ""))
        throw bad("url", "DISCORD_URL_INVALID");
      break;
    case "NTFY":
      if (!NTFY_TOPIC.test(topic)) throw bad("topic", "TOPIC_INVALID");
      break;
    case "APPRISE":
      if (key === undefined && urls === undefined) throw bad("key", "APPRISE_TARGET_MISSING");
      if (key !== undefined && !APPRISE_KEY.test(key)) throw bad("key", "APPRISE_KEY_INVALID");
      break;
    case "MAIL":
      if (!ADDRESS.test(to)) throw bad("to", "MAIL_ADDRESS_INVALID");
      break;
    case "WEBHOOK":
      if (template !== undefined) checkTemplate(template);
      break;
    case "GOTIFY":
    case "WEB_PUSH":
      break;
  }
}

const SAMPLE: TemplateValues = {
  id: "1",
  title: 'A "title"',
  body: "",
  url: null,
  watchUrl: null,
  posterUrl: null,
  event: "TEST",
  name: null,
  year: null,
  mediaType: null,
  state: null,
  requestId: null,
  requestedBy: null,
  at: null,
  count: 1,
};

function checkTemplate(template: string): void {
  const [unknown] = findUnknownNames(template);
  if (unknown !== undefined)
    throw bad("template", { code: "TEMPLATE_NAME_UNKNOWN", params: { name: unknown } });
  try {
    JSON.parse(fillTemplate(template, SAMPLE));
  } catch {
    throw bad("template", "TEMPLATE_NOT_JSON");
  }
}

function checkHost(
  before: ChannelDraft,
  after: ChannelDraft,
  given: Readonly<Record<string, string | null | undefined>>,
): void {
  const hostOf = ({ config, secrets }: ChannelDraft) =>
    URL.parse(config["url"] ?? secrets["url"] ?? "")?.host ?? null;
  if (hostOf(before) === hostOf(after)) return;
  const kept = Object.keys(after.secrets).find((name) => name !== "url" && given[name] == null);
  if (kept !== undefined) throw bad(kept, "SECRET_OF_OTHER_HOST");
}

function bad(field: string, refusal: Refusal): TrackingError {
  return new TrackingError("BAD_INPUT", refusal, { field });
}
