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

export function encodeTemplate(encoding: TemplateEncoding): string {
  return encoding === "wrapped" ? JSON.stringify(WEBHOOK_TEMPLATE) : WEBHOOK_TEMPLATE;
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
