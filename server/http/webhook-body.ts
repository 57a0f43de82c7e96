/** Repairs a text that is not valid JSON; null if it cannot. */
type Repair = (text: string) => string | null;

/** Of one webhook. A series with a thousand episodes has some ten thousand. */
const MAX_PARTS = 50_000;

const [COMMA, BRACE, BRACKET, AMPERSAND, COLON, SLASH, DASH, NEWLINE] = Buffer.from(",{[&:/-\n");

/**
 * Whether a body has more values, form fields and addresses than any service sends: reading each takes time, during which
 * nobody else is served.
 */
export function isTooComplex(bytes: Uint8Array): boolean {
  let parts = 0;
  for (let at = 0; at < bytes.length && parts <= MAX_PARTS; at += 1) {
    switch (bytes[at]) {
      case COMMA:
      case BRACE:
      case BRACKET:
      case AMPERSAND:
        parts += 1;
        break;
      case COLON:
        if (bytes[at + 1] === SLASH && bytes[at + 2] === SLASH) parts += 1;
        break;
      case NEWLINE:
        // A part of a multipart form.
        if (bytes[at + 1] === DASH && bytes[at + 2] === DASH) parts += 1;
        break;
      default:
    }
  }
  return parts > MAX_PARTS;
}

const FORM = /^\s*(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/**
 * Of a form without its pictures, and of a text to repair: both are read byte by byte, during which nobody else is served.
 * The longest that a service sends has some ten kilobytes.
 */
const MAX_SLOW_BYTES = 256 * 2 ** 10;
/** Of a file in a form that is read with it. */
const MAX_FILE_BYTES = 16 * 2 ** 10;
const MAX_PART_HEAD_BYTES = 2 ** 10;

/** What to store of a webhook. `malformed`: it is neither JSON nor a form. */
export type StoredBody =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "malformed" }
  | { readonly kind: "too-large" };

/**
 * Returns the bytes to store for a webhook: JSON as it was received, repaired JSON, or the fields of a form as JSON.
 * A form that cannot be read is stored as it is, and the inbox shows it as unrecognised.
 */
export async function toStoredBody(
  bytes: Uint8Array,
  contentType: string | undefined,
  repair: Repair,
): Promise<StoredBody> {
  // TextDecoder removes a byte order mark.
  const text = new TextDecoder().decode(bytes);
  if (isJson(text)) return { kind: "read", bytes };
  const repaired = repairJson(text, repair);
  if (repaired !== null) return { kind: "read", bytes: Buffer.from(repaired) };
  const isLarge = bytes.length > MAX_SLOW_BYTES;
  if (contentType === undefined || !FORM.test(contentType) || !text.includes("="))
    return { kind: isLarge ? "too-large" : "malformed" };
  const rest = isLarge ? dropLargeFiles(bytes, contentType) : bytes;
  if (rest.length > MAX_SLOW_BYTES) return { kind: "too-large" };
  const form = await readForm(rest, contentType);
  return { kind: "read", bytes: form === null ? bytes : Buffer.from(toJson(form, repair)) };
}

/** Returns a multipart form without its large files, such as pictures, which are not stored anyway. */
function dropLargeFiles(bytes: Uint8Array, contentType: string): Uint8Array {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType)?.slice(1).join("");
  if (boundary === undefined) return bytes;
  const whole = Buffer.from(bytes);
  const parts: Buffer[] = [];
  for (let start = 0; start < whole.length;) {
    const next = whole.indexOf(`\r\n--${boundary}`, start + 1);
    const end = next === -1 ? whole.length : next;
    const part = whole.subarray(start, end);
    if (part.length <= MAX_FILE_BYTES || !isFile(part)) parts.push(part);
    start = end;
  }
  return Buffer.concat(parts);
}

function isFile(part: Buffer): boolean {
  const [head = ""] = part.toString("latin1", 0, MAX_PART_HEAD_BYTES).split("\r\n\r\n");
  return /;\s*filename\*?=/i.test(head);
}

async function readForm(bytes: Uint8Array, contentType: string): Promise<FormData | null> {
  try {
    const headers = { "content-type": contentType };
    return await new Response(bytes.slice(), { headers }).formData();
  } catch {
    return null;
  }
}

/**
 * Emby sends its JSON in a multipart field `data`, Plex in `payload` next to a picture, and Jellyfin's Generic Form has
 * one field for each key. Contents of files are not stored.
 */
function toJson(form: FormData, repair: Repair): string {
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  const [only] = texts;
  if (only !== undefined && texts.length === 1) {
    const inner = isObject(only[1]) ? only[1] : repairJson(only[1], repair);
    if (inner !== null && isObject(inner)) return inner;
  }
  const fields = [...Map.groupBy(texts, ([name]) => name)].map(([name, found]) => {
    const values = found.map(([, value]) => value);
    return [name, values.length === 1 ? values[0] : values];
  });
  return JSON.stringify(Object.fromEntries(fields));
}

function repairJson(text: string, repair: Repair): string | null {
  const repaired = text.length > MAX_SLOW_BYTES ? null : repair(text);
  return repaired !== null && isJson(repaired) ? repaired : null;
}

function isJson(text: string): boolean {
  return parse(text) !== undefined;
}

function isObject(text: string): boolean {
  const value = parse(text);
  return typeof value === "object" && value !== null;
}

/** Returns undefined for a text that is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
