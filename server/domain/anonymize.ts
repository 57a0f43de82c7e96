import { URL_IN_TEXT } from "./redact-url.ts";
import { redact } from "./redact.ts";

/** What only this installation knows, and no file for somebody else may name. */
export interface PrivateValues {
  /** Keys, passwords and tokens. */
  readonly secrets: readonly string[];
  /** Names of people. */
  readonly names: readonly string[];
  /** Names and addresses of machines. */
  readonly hosts: readonly string[];
  /** Titles, which stay even if somebody has the same name. */
  readonly titles?: readonly string[];
}

/** Removes private values from JSON. Equal values become equal ones, so that what belonged together still does. */
export type Anonymize = (json: unknown) => unknown;

/** Who did something, and where. What it says becomes an alias, whatever it is. */
const PERSON_KEY =
  /^(?:(?:requested|reported|commented|helpAsked|declined)By(?:_.*)?|by|requesterJellyfinId|(?:notification|display)?_?(?:user)_?(?:name)?|displayName)$/i;
const MACHINE_KEY = /^(?:server|device|host)_?name$/i;
/** Words of the tracker and of services, which may also be the name of a person. */
const WORD_KEY =
  /^(?:service|slug|kind|channel|event|eventType|notification_type|NotificationType|ItemType|mediaType|media_type|origin|unit|from|to|state|status|instance|sentTo|protocol|messageCode)$/;
const VERSION_KEY = /version/i;

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;
/** A release group may follow an @. */
const FILE_END = /\.(?:mkv|mp4|m4v|avi|ts|wmv|srt|ass|sub|nfo|jpg|png)$/i;
const IPV4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g;
const IPV6 = /(?<![\w:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![\w:])/gi;
const IPV6_SHORT = /(?<![\w:])f[cde][0-9a-f]{2}::[0-9a-f:]{1,30}/gi;
const UNIX_HOME = /(\/(?:home|Users)\/)[^/"']{1,100}/g;
const WINDOWS_HOME = /(\\Users\\)[^\\"']{1,100}/gi;
const SHARE = /\\\\[\w.-]{1,100}(?=\\)/g;

const MIN_SECRET = 4;
const MIN_NAME = 3;
/** Deeper than any payload; `redact` has cut what is deeper. */
const MAX_DEPTH = 70;

/** Returns what removes these values, and whatever looks like a secret, an address or an e-mail address. */
export function createAnonymizer(values: PrivateValues): Anonymize {
  const aliases = new Map<string, string>();
  for (const name of values.names.filter((one) => one !== ""))
    if (!aliases.has(name.toLowerCase()))
      aliases.set(name.toLowerCase(), `Person${aliases.size + 1}`);
  const isInTitle = (name: string) =>
    (values.titles ?? []).some((title) => title.toLowerCase().includes(name));
  const allNames = toPattern([...aliases.keys()].filter((name) => name.length >= MIN_NAME));
  const names = toPattern(
    [...aliases.keys()].filter((name) => name.length >= MIN_NAME && !isInTitle(name)),
  );
  const secrets = [
    ...new Set(values.secrets.flatMap((one) => [one, encodeURIComponent(one.toWellFormed())])),
  ]
    .filter((one) => one.length >= MIN_SECRET)
    .toSorted((a, b) => b.length - a.length);
  // A name without a dot is a word like any other, except in an address.
  const hosts = toPattern(values.hosts.filter((host) => /[.:]/.test(host)));
  const aliasOf = (name: string) => aliases.get(name.toLowerCase()) ?? "Person";

  function cleanText(text: string, key: string): string {
    if (WORD_KEY.test(key)) return text;
    let clean = text;
    for (const secret of secrets) clean = clean.replaceAll(secret, "[redacted]");
    clean = redact(clean)
      .replace(URL_IN_TEXT, (url) => `${url.slice(0, url.indexOf(":"))}://removed.invalid/`)
      .replace(EMAIL, (email) => (FILE_END.test(email) ? email : "removed@removed.invalid"))
      .replace(UNIX_HOME, "$1user")
      .replace(WINDOWS_HOME, "$1user")
      .replace(SHARE, String.raw`\\removed`);
    if (hosts !== null) clean = clean.replace(hosts, "removed.invalid");
    if (!VERSION_KEY.test(key)) clean = clean.replace(IPV4, replaceIp);
    clean = clean.replace(IPV6, "[address]").replace(IPV6_SHORT, "[address]");
    const known = key === "message" ? allNames : names;
    return known === null ? clean : clean.replace(known, (name) => aliasOf(name));
  }

  function walk(value: unknown, key: string, depth: number): unknown {
    if (typeof value === "string") {
      if (value === "") return value;
      if (PERSON_KEY.test(key)) return aliasOf(value);
      return MACHINE_KEY.test(key) ? "removed" : cleanText(value, key);
    }
    if (typeof value !== "object" || value === null) return value;
    if (depth === MAX_DEPTH) return null;
    if (Array.isArray(value)) return value.map((inner) => walk(inner, key, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        cleanText(name, ""),
        walk(inner, name, depth + 1),
      ]),
    );
  }

  return (json) => walk(redact(json), "", 0);
}

function replaceIp(text: string): string {
  return text.split(".").every((part) => Number(part) <= 255) ? "0.0.0.0" : text;
}

/** Whole words only, in any case. Null for none. */
function toPattern(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null;
  const escaped = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  const edge = String.raw`[\p{L}\p{N}_]`;
  return new RegExp(`(?<!${edge})(?:${escaped.join("|")})(?!${edge})`, "giu");
}
