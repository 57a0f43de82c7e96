const SECRET_KEY = /api.?key|token|password|secret|authorization|cookie|downloadUrl|email/i;
/** Seerr shows the e-mail address as the name of users without one. */
const NAME_KEY = /(?:user|display)_?name$/i;
const EMAIL = /^[^\s@]{1,64}@[^\s@.]{1,64}(?:\.[^\s@.]{1,64}){1,8}$/;
const SECRET_PARAMETER = /api.?key|token|password|passkey|secret|auth|sig|^(?:pass|key|hash|uid)$/i;
const SECRET_ASSIGNMENT = /\b(api_?key|token|passkey|password|auth|secret|rsskey|sid)=[^&\s"']+/gi;
const LOGIN = /(?<=https?:\/\/)[^/\s@?#]+(?=@)|(?<=\/\/)[^/\s:@]+:[^/\s@]+(?=@)/gi;
const URL_IN_TEXT = /\bhttps?:\/\/[^\s"'<>]+/gi;
/** A Gravatar address contains a hash of the e-mail address. */
const AVATAR_HASH = /(gravatar\.com\/avatar\/)[0-9a-f]{32,64}/gi;
const PARAMETER = /(?<=[?&;])([^=&#;?]+)=[^&#;]+/g;

/** Deeper than the payload of any service. A hostile body must not exhaust the stack. */
const MAX_DEPTH = 64;

/**
 * Removes secrets before a value is stored or shown: logins and keys within a text, such as an indexer's URL in an error
 * message, and the values of secret keys within JSON.
 */
export function redact(text: string): string;
export function redact(json: unknown): unknown;
export function redact(value: unknown): unknown {
  return redactValue(value, 0);
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === MAX_DEPTH) return "[nested too deep to show]";
  if (Array.isArray(value)) return value.map((inner) => redactValue(inner, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isSecret(key, inner) ? "[redacted]" : redactValue(inner, depth + 1),
    ]),
  );
}

function isSecret(key: string, value: unknown): boolean {
  if (NAME_KEY.test(key)) return typeof value === "string" && EMAIL.test(value);
  return SECRET_KEY.test(key) && value !== null && value !== "";
}

function redactText(text: string): string {
  return text
    .replace(URL_IN_TEXT, (url) =>
      url.replace(PARAMETER, (parameter, name: string) =>
        SECRET_PARAMETER.test(name) ? `${name}=…` : parameter,
      ),
    )
    .replace(AVATAR_HASH, "$1…")
    .replace(SECRET_ASSIGNMENT, "$1=…")
    .replace(LOGIN, "…");
}
