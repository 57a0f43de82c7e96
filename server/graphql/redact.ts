const SECRET_KEY = /api.?key|token|password|secret|authorization|cookie|downloadUrl|email/i;
const SECRET_PARAMETER =
  /^(?:.*(?:api.?key|token|password|passkey|secret|auth|sig).*|pass|key|hash|uid)$/i;
const CENSOR = "[redacted]";

/** Deeper than any service nests; a hostile body must not exhaust the stack. */
const MAX_DEPTH = 64;

/** A copy of a JSON value without secrets: neither under a telling key nor inside an address. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === MAX_DEPTH) return "[nested too deep to show]";
  if (Array.isArray(value)) return value.map((inner) => redact(inner, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isSecret(key, inner) ? CENSOR : redact(inner, depth + 1),
    ]),
  );
}

function isSecret(key: string, value: unknown): boolean {
  return SECRET_KEY.test(key) && value !== null && value !== "";
}

function redactText(text: string): string {
  return text.replace(/\bhttps?:\/\/[^\s"'<>]+/gi, redactUrl);
}

function redactUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null) return text;
  const secrets = [...url.searchParams.keys()].filter((name) => SECRET_PARAMETER.test(name));
  if (secrets.length === 0 && url.username === "" && url.password === "") return text;
  for (const name of secrets) url.searchParams.delete(name);
  url.username = "";
  url.password = "";
  return url.href;
}
