/** Blocks whose key stands in double braces in a template: null in the body when they have no content. */
const BLOCKS = ["media", "request", "issue", "comment"] as const;

export const DEFAULT_TEMPLATE = JSON.stringify(
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
    "{{request}}": {
      request_id: "{{request_id}}",
      requestedBy_email: "{{requestedBy_email}}",
      requestedBy_username: "{{requestedBy_username}}",
      requestedBy_avatar: "{{requestedBy_avatar}}",
      requestedBy_settings_discordId: "{{requestedBy_settings_discordId}}",
      requestedBy_settings_telegramChatId: "{{requestedBy_settings_telegramChatId}}",
    },
    "{{issue}}": { issue_id: "{{issue_id}}", issue_type: "{{issue_type}}" },
    "{{comment}}": { comment_message: "{{comment_message}}" },
    "{{extra}}": [],
  },
  null,
  4,
);

/** Variables whose name differs from their key in the default body. */
const VARIABLES: Readonly<Record<string, string>> = {
  tmdbId: "media_tmdbid",
  tvdbId: "media_tvdbid",
  status: "media_status",
  status4k: "media_status4k",
};

type Body = Readonly<Record<string, unknown>>;

/** Fills a custom template with the values of the default template. Its constants stay unchanged. */
export function renderTemplate(template: string, event: object): unknown {
  const body: Body = { ...event };
  return fill(JSON.parse(template), body, variablesOf(body));
}

function variablesOf(body: Body): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  const add = (values: object) => {
    for (const [key, value] of Object.entries(values))
      if (typeof value === "string") variables.set(VARIABLES[key] ?? key, value);
  };
  add(body);
  for (const block of BLOCKS) add(Object(body[block]));
  return variables;
}

function fill(part: unknown, body: Body, variables: ReadonlyMap<string, string>): unknown {
  if (typeof part === "string") {
    // Unknown variables stay unchanged.
    return part.replace(/\{\{(\w+)\}\}/, (literal, name: string) => variables.get(name) ?? literal);
  }
  if (Array.isArray(part)) return part.map((entry) => fill(entry, body, variables));
  if (typeof part !== "object" || part === null) return part;
  const plain: [string, unknown][] = [];
  const special: [string, unknown][] = [];
  for (const [key, value] of Object.entries(part)) {
    const name = /^\{\{(media|request|issue|comment|extra)\}\}$/.exec(key)?.[1];
    if (name === undefined) plain.push([key, fill(value, body, variables)]);
    else if (name === "extra") special.push(["extra", body["extra"] ?? []]);
    else special.push([name, body[name] ? fill(value, body, variables) : null]);
  }
  // Renamed keys move to the end.
  return Object.fromEntries([...plain, ...special]);
}
