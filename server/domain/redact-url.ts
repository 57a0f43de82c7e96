/** An address of any scheme: also of a tracker (udp://) or a socket (wss://). */
export const URL_IN_TEXT = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+/gi;

const SECRET_PARAMETER = /api.?key|token|password|passkey|secret|auth|sig|^(?:pass|key|hash|uid)$/i;
const PARAMETER = /(?<=[?&;#])([^=&#;?]+)=[^&#;]+/g;
const LOGIN = /^([a-z][a-z0-9+.-]{1,20}:\/\/)[^/\s@?#]+@/i;

/** Keys that are known by what stands beside them: of a tracker, and of the webhooks of Discord, Slack and Telegram. */
const NAMED_KEYS = [
  /(?<=\/)[\w-]{8,}(?=\/(?:announce|scrape)\b)/gi,
  /(?<=\/(?:announce|scrape)\/)[^/?#]+/gi,
  /(?<=\/api\/webhooks\/)\d+\/[\w-]+/g,
  /(?<=\bhooks\.slack\.com\/services\/)[^?#]+/g,
  /(?<=\/bot)\d+:[\w-]+/g,
];
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** As long as a key, of letters and digits only: the words of a title have separators. */
const KEY_IN_SEGMENT =
  /(?<![A-Za-z0-9])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{20,}(?![A-Za-z0-9])/g;
/** The names of images are hashes, and no keys. */
const IMAGE = /\.(?:jpe?g|png|webp|gif|svg|avif)$/i;

/** Removes the login, the keys of the query and the keys of the path. */
export function redactUrl(url: string): string {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  const parameters = url
    .slice(path.length)
    .replace(PARAMETER, (parameter, name: string) =>
      SECRET_PARAMETER.test(name) ? `${name}=…` : parameter,
    );
  return redactPath(path.replace(LOGIN, "$1…@")) + parameters;
}

function redactPath(path: string): string {
  const named = NAMED_KEYS.reduce((text, pattern) => text.replace(pattern, "…"), path);
  const [scheme = "", , host = "", ...segments] = named.split("/");
  return [scheme, "", host, ...segments.map(redactSegment)].join("/");
}

function redactSegment(segment: string): string {
  if (segment.length < 20 || IMAGE.test(segment)) return segment;
  return UUID.test(segment) ? "…" : segment.replace(KEY_IN_SEGMENT, "…");
}
