/** Seerr's default template, unchanged in every release since 1.9. `mapper.ts` reads the messages that it produces. */
export const WEBHOOK_TEMPLATE = JSON.stringify(
  {
    notification_type: "{{notification_type}}",
    event: "{{event}}",
    subject: "{{subject}}",
    message: "{{message}}",
    image: "{{image}}",
    "{{media}}": {
      media_type: "{{media_type}}",
      tmdbId: "{{media_tmdbid}}",
      tvdbId: "{{media_tvdbid}}",
      status: "{{media_status}}",
      status4k: "{{media_status4k}}",
    },
    "{{request}}": { request_id: "{{request_id}}", ...person("requestedBy") },
    "{{issue}}": {
      issue_id: "{{issue_id}}",
      issue_type: "{{issue_type}}",
      issue_status: "{{issue_status}}",
      ...person("reportedBy"),
    },
    "{{comment}}": { comment_message: "{{comment_message}}", ...person("commentedBy") },
    "{{extra}}": [],
  },
  null,
  2,
);

function person(role: string): Record<string, string> {
  const parts = ["email", "username", "avatar", "settings_discordId", "settings_telegramChatId"];
  return Object.fromEntries(parts.map((part) => [`${role}_${part}`, `{{${role}_${part}}}`]));
}

/**
 * Up to 3.2 the template is a JSON string within JSON, since 3.3 plain JSON (#2641). Seerr accepts the wrong encoding
 * silently and then fails at every message.
 */
export type TemplateEncoding = "wrapped" | "plain";

/**
 * Returns the encoding for a version first, then the other. A build without a version number rejects the plain encoding
 * if it does not support it.
 */
export function encodingsFor(version: string): readonly [TemplateEncoding, TemplateEncoding] {
  const match = /^v?(\d+)\.(\d+)\./.exec(version);
  if (!match) return ["plain", "wrapped"];
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major > 3 || (major === 3 && minor >= 3) ? ["plain", "wrapped"] : ["wrapped", "plain"];
}

export function encodeTemplate(encoding: TemplateEncoding, template: string): string {
  return encoding === "wrapped" ? JSON.stringify(template) : template;
}

/**
 * Returns our template with the further fields of another: whoever reads the messages of that one finds in ours what they
 * expect. A field that both have is ours.
 */
export function mergeTemplate(other: unknown): string {
  if (typeof other !== "string" || other === WEBHOOK_TEMPLATE) return WEBHOOK_TEMPLATE;
  const theirs = parseObject(other);
  if (theirs === null) return WEBHOOK_TEMPLATE;
  return JSON.stringify(merge(theirs, parseObject(WEBHOOK_TEMPLATE) ?? {}), null, 2);
}

type Fields = Readonly<Record<string, unknown>>;

/** Ours come last: Seerr fills the fields in order, and `{{media}}` replaces a field `media`. */
function merge(theirs: Fields, ours: Fields): Fields {
  const rest = Object.entries(theirs).filter(([key]) => !Object.hasOwn(ours, key));
  const merged = Object.entries(ours).map(([key, value]): [string, unknown] => {
    const other = theirs[key];
    return [key, isFields(value) && isFields(other) ? merge(other, value) : value];
  });
  return Object.fromEntries([...rest, ...merged]);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Up to 3.2 a template may be a string within a string. */
function parseObject(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "string") return parseObject(value);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether the text that Seerr returns is a template, and not a string within a string. */
export function isTemplate(payload: unknown): boolean {
  if (typeof payload !== "string") return false;
  try {
    const template: unknown = JSON.parse(payload);
    return typeof template === "object" && template !== null && "notification_type" in template;
  } catch {
    return false;
  }
}
