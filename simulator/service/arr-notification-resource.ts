import type { ArrApp } from "./arr-app.ts";

/** A saved connection: its name, its fields and its subscribed events. */
export interface Notification {
  readonly id: number;
  readonly name: string;
  readonly fields: ReadonlyMap<string, unknown>;
  readonly flags: ReadonlySet<string>;
}

const MASK = "********";

const SHARED_FLAGS = [
  "onGrab",
  "onDownload",
  "onUpgrade",
  "onRename",
  "onHealthIssue",
  "onHealthRestored",
  "onApplicationUpdate",
  "onManualInteractionRequired",
];
const FLAGS = {
  sonarr: [
    ...SHARED_FLAGS,
    "onImportComplete",
    "onSeriesAdd",
    "onSeriesDelete",
    "onEpisodeFileDelete",
    "onEpisodeFileDeleteForUpgrade",
  ],
  radarr: [
    ...SHARED_FLAGS,
    "onMovieAdded",
    "onMovieDelete",
    "onMovieFileDelete",
    "onMovieFileDeleteForUpgrade",
  ],
};

const FIELDS = [
  { name: "url", label: "Webhook URL", type: "url", value: "" },
  { name: "method", label: "Method", type: "select", value: 1 },
  { name: "username", label: "Username", type: "textbox", value: "", privacy: "userName" },
  { name: "password", label: "Password", type: "password", value: "", privacy: "password" },
  { name: "headers", label: "Headers", type: "keyValueList", value: [] },
];

/** null: not a webhook connection. */
export function readNotification(body: string): Notification | null {
  const given = parseObject(body);
  if (given?.["implementation"] !== "Webhook") return null;
  const fields = Array.isArray(given["fields"]) ? given["fields"].map(toRecord) : [];
  return {
    id: Number(given["id"] ?? 0),
    name: textOf(given["name"]),
    fields: new Map(fields.map((field) => [textOf(field["name"]), field["value"]])),
    flags: new Set(Object.keys(given).filter((key) => given[key] === true)),
  };
}

/** A mask that is sent back stands for the stored value. */
export function applySaved(given: Notification, stored: Notification): Notification {
  if (given.fields.get("password") !== MASK) return given;
  const fields = new Map(given.fields).set("password", stored.fields.get("password"));
  return { ...given, fields };
}

export function settingsOf({ fields }: Notification) {
  const headers: Record<string, string> = {};
  const [username, password] = [textOf(fields.get("username")), textOf(fields.get("password"))];
  if (username !== "" || password !== "") {
    const login = Buffer.from(`${username}:${password}`).toString("base64");
    headers["Authorization"] = `Basic ${login}`;
  }
  const listed = fields.get("headers");
  for (const header of Array.isArray(listed) ? listed.map(toRecord) : [])
    headers[textOf(header["key"])] = textOf(header["value"]);
  return {
    url: textOf(fields.get("url")),
    method: fields.get("method") === 2 ? ("PUT" as const) : ("POST" as const),
    headers,
  };
}

export function toResource({ arr, appName }: ArrApp, notification: Notification) {
  const values = notification.fields;
  return {
    ...Object.fromEntries(FLAGS[arr].map((flag) => [flag, notification.flags.has(flag)])),
    ...supports(arr),
    includeHealthWarnings: notification.flags.has("includeHealthWarnings"),
    name: notification.name,
    fields: FIELDS.map((field, order) => ({
      order,
      ...field,
      value: isMasked(field.name, values) ? MASK : (values.get(field.name) ?? field.value),
      advanced: field.name === "headers",
      privacy: field.privacy ?? "normal",
      isFloat: false,
    })),
    implementationName: "Webhook",
    implementation: "Webhook",
    configContract: "WebhookSettings",
    infoLink: `https://wiki.servarr.com/${appName.toLowerCase()}/supported#webhook`,
    tags: [],
    ...(notification.id > 0 ? { id: notification.id } : {}),
  };
}

/** Empty connections, one for each kind. */
export function toSchema(app: ArrApp) {
  const blank = toResource(app, { id: 0, name: "", fields: new Map(), flags: new Set() });
  const other = { ...blank, implementationName: "Discord", implementation: "Discord" };
  return [
    {
      ...other,
      configContract: "DiscordSettings",
      fields: blank.fields.filter(({ name }) => name === "url"),
    },
    blank,
  ];
}

/** Whether the connection is subscribed to the event of the body. */
export function isWanted({ flags }: Notification, event: object): boolean {
  const body = toRecord(event);
  switch (body["eventType"]) {
    case "Download":
      if (body["episodeFiles"] !== undefined) return flags.has("onImportComplete");
      return flags.has("onDownload") && (body["isUpgrade"] !== true || flags.has("onUpgrade"));
    case "Health":
    case "HealthRestored": {
      const flag = body["eventType"] === "Health" ? "onHealthIssue" : "onHealthRestored";
      return flags.has(flag) && (body["level"] === "error" || flags.has("includeHealthWarnings"));
    }
    case "EpisodeFileDelete":
    case "MovieFileDelete": {
      const flag = `on${body["eventType"]}`;
      return (
        flags.has(flag) && (body["deleteReason"] !== "upgrade" || flags.has(`${flag}ForUpgrade`))
      );
    }
    default:
      return flags.has(`on${String(body["eventType"])}`);
  }
}

function supports(arr: ArrApp["arr"]) {
  return Object.fromEntries(FLAGS[arr].map((flag) => [`supportsO${flag.slice(1)}`, true]));
}

function isMasked(name: string, values: ReadonlyMap<string, unknown>): boolean {
  return name === "password" && textOf(values.get(name)) !== "";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function parseObject(body: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? toRecord(parsed) : null;
  } catch {
    return null;
  }
}
