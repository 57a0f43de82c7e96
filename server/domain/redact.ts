import { nameInEmail } from "./email.ts";
import { redactUrl, URL_IN_TEXT } from "./redact-url.ts";

const SECRET_KEY =
  /api.?key|token|pass(?:word|key)|secret|authorization|cookie|downloadUrl|e-?mail/i;
/** Seerr shows the e-mail address as the name of users without one. */
const NAME_KEY = /(?:user|display)_?name$/i;

/** Without one of these a text has no secret outside of its addresses. */
const SECRET_WORD = /key|token|pass|auth|secret|sid=|cookie|bearer |basic /i;
const SECRET_ASSIGNMENT =
  /\b(api_?key|token|passkey|password|auth|secret|rsskey|sid)=(["']?)[^&\s"']+/gi;
/** A line of headers, and JSON or a dump of it within a text. */
const SECRET_NAME =
  "(?:x-)?api[-_]?key|(?:x-\\w{1,20}-)?token|authorization|cookie|passkey|password|secret";
const QUOTED_FIELD = new RegExp(`(["'])(${SECRET_NAME})\\1(\\s{0,3}:\\s{0,3})(["'])[^"']+`, "gi");
/** With a digit, as any key: "token: expired" is a reason. */
const FIELD = new RegExp(
  `\\b(${SECRET_NAME})(\\s{0,3}:\\s{0,3})(?:(?:bearer|basic)\\s{1,3})?(?=[^\\s"',;]{0,200}\\d)[^\\s"',;]{8,}`,
  "gi",
);
const COOKIES = /\b((?:set-)?cookie: ?)[^\r\n"']{1,4096}/gi;
const CREDENTIALS = /\b(bearer|basic)(\s{1,3})(?=\S*\d)[\w.~+/=-]{6,}/gi;
const LOGIN = /(?<=\/\/)[^/\s:@]+:[^/\s@]+(?=@)/g;
/** The trackers of a magnet link, with their passkeys; its hash is the id of the download. */
const MAGNET = /\bmagnet:\?[^\s"'<>]+/gi;
const MAGNET_HASH = /^xt(?:\.\d{1,3})?=urn:/i;

/** Deeper than the payload of any service. A hostile body must not exhaust the stack. */
const MAX_DEPTH = 64;

/** What stands for a secret within JSON. */
export const REDACTED = "[redacted]";

/**
 * Removes secrets before a value is stored, logged or shown: logins and keys within a text, such as an indexer's URL in an
 * error message, and the values of secret keys within JSON. Hashes and ids by which the tracker finds a download or a title
 * stay. A value without secrets is returned itself.
 */
export function redact(text: string): string;
export function redact(json: unknown): unknown;
export function redact(value: unknown): unknown {
  return redactValue(value, 0);
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return redactList(value, depth);
  return isPlain(value) ? redactFields(value, depth) : value;
}

/** Not an error or a date, whose content is not in its fields. */
function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const TOO_DEEP = "[nested too deep to show]";

/** Copied only from the first value that changes: most webhooks have no secret, and many arrive at once. */
function redactList(list: readonly unknown[], depth: number): unknown {
  if (depth === MAX_DEPTH) return TOO_DEEP;
  let copy: unknown[] | null = null;
  for (const [index, inner] of list.entries()) {
    const shown = redactValue(inner, depth + 1);
    if (shown !== inner) copy ??= [...list];
    if (copy !== null) copy[index] = shown;
  }
  return copy ?? list;
}

function redactFields(fields: Readonly<Record<string, unknown>>, depth: number): unknown {
  if (depth === MAX_DEPTH) return TOO_DEEP;
  let changed: Map<string, unknown> | null = null;
  for (const key of Object.keys(fields)) {
    const inner = fields[key];
    const shown = redactField(key, inner, depth);
    if (shown !== inner) (changed ??= new Map()).set(key, shown);
  }
  // Not by assignment: a key may be "__proto__".
  return changed === null
    ? fields
    : Object.fromEntries(
        Object.entries(fields).map(([key, inner]) => [
          key,
          changed.has(key) ? changed.get(key) : inner,
        ]),
      );
}

function redactField(key: string, value: unknown, depth: number): unknown {
  const sort = sortOf(key);
  if (sort === "secret" && value != null && value !== "" && typeof value !== "boolean")
    return REDACTED;
  const name = sort === "name" && typeof value === "string" ? nameInEmail(value) : null;
  return name ?? redactValue(value, depth + 1);
}

type KeySort = "name" | "secret" | "other";

/** The keys of webhooks are always the same. */
const sorts = new Map<string, KeySort>();
const MAX_SORTS = 2_000;
const MAX_KEY = 64;

function sortOf(key: string): KeySort {
  const known = sorts.get(key);
  if (known !== undefined) return known;
  const sort = NAME_KEY.test(key) ? "name" : SECRET_KEY.test(key) ? "secret" : "other";
  if (sorts.size === MAX_SORTS) sorts.clear();
  if (key.length <= MAX_KEY) sorts.set(key, sort);
  return sort;
}

/** What is left of a text may read differently: without a question mark, what was a query is a path. */
const MAX_PASSES = 4;

function redactText(text: string): string {
  let shown = text;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const next = redactOnce(shown);
    if (next === shown) break;
    shown = next;
  }
  return shown;
}

/** Most texts of a webhook have no secret: each step is skipped by what it needs. */
function redactOnce(text: string): string {
  const isMagnet = text.includes(":?");
  const hasAddress = text.includes("//");
  let redacted = isMagnet ? text.replace(MAGNET, redactMagnet) : text;
  if (hasAddress) redacted = redacted.replace(URL_IN_TEXT, redactUrl).replace(LOGIN, "…");
  return SECRET_WORD.test(redacted) ? redactWords(redacted) : redacted;
}

function redactWords(text: string): string {
  return text
    .replace(SECRET_ASSIGNMENT, "$1=$2…")
    .replace(QUOTED_FIELD, "$1$2$1$3$4…")
    .replace(COOKIES, "$1…")
    .replace(FIELD, "$1$2…")
    .replace(CREDENTIALS, "$1$2…");
}

function redactMagnet(link: string): string {
  const parameters = link.slice("magnet:?".length).split("&");
  const hashes = parameters.filter((parameter) => MAGNET_HASH.test(parameter));
  const rest = parameters.length > hashes.length ? ["…"] : [];
  return `magnet:?${[...hashes, ...rest].join("&")}`;
}
