/** Seerr's default template: it has been the same in every release since 1.9, and `mapper.ts` reads what it yields. */
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
 * Up to 3.2 the template is sent as a JSON string within JSON, from 3.3 on as it is (#2641). The wrong form is saved
 * without a word and fails at every message.
 */
export type TemplateForm = "wrapped" | "plain";

/** The form that a version wants, then the other. A build that does not say its version refuses the plain form if it must. */
export function formsFor(version: string): readonly [TemplateForm, TemplateForm] {
  const match = /^v?(\d+)\.(\d+)\./.exec(version);
  if (!match) return ["plain", "wrapped"];
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major > 3 || (major === 3 && minor >= 3) ? ["plain", "wrapped"] : ["wrapped", "plain"];
}

export function writeTemplate(form: TemplateForm): string {
  return form === "wrapped" ? JSON.stringify(WEBHOOK_TEMPLATE) : WEBHOOK_TEMPLATE;
}

/** Whether what Seerr reads back is a template at all, and not a string in a string. */
export function isTemplate(payload: unknown): boolean {
  if (typeof payload !== "string") return false;
  try {
    const template: unknown = JSON.parse(payload);
    return typeof template === "object" && template !== null && "notification_type" in template;
  } catch {
    return false;
  }
}
