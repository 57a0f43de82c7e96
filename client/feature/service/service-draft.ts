import type { ServiceInput, ServiceKind } from "../../graphql/graphql.ts";
import { serviceText } from "../../language/words/service.ts";
import { sentText } from "../../wording/sent-message.ts";
import { keyHint } from "../../wording/service-help.ts";
import { kindPresentation, type Credential } from "../../wording/service-kind.ts";
import type { Service, ServiceTest, Suggestion } from "./document.ts";

export type DraftField = "name" | "url" | "externalUrl" | Credential;
export type DraftIssues = Partial<Record<DraftField | "form", string>>;

/** The values of the service form, for a new or an existing service. */
export interface ServiceDraft {
  readonly kind: ServiceKind;
  /** Null for a new service. */
  readonly slug: string | null;
  readonly values: Readonly<Record<DraftField, string>>;
  readonly allowsSelfSigned: boolean;
  /** Stored credentials, whose fields stay empty in the form. */
  readonly stored: readonly Credential[];
  readonly suggestionId: string | null;
  /** The name of the service that suggested this one. */
  readonly suggestedBy: string | null;
}

const NOTHING: ServiceDraft["values"] = {
  name: "",
  url: "",
  externalUrl: "",
  apiKey: "",
  username: "",
  password: "",
};

export function emptyDraft(kind: ServiceKind, others: readonly Service[]): ServiceDraft {
  return {
    kind,
    slug: null,
    values: { ...NOTHING, name: freeName(kindPresentation(kind).name, others) },
    allowsSelfSigned: false,
    stored: [],
    suggestionId: null,
    suggestedBy: null,
  };
}

export function draftOfService(service: Service): ServiceDraft {
  const { kind, slug, name, url, externalUrls, username, allowsSelfSigned } = service;
  const { hasApiKey, hasPassword } = service;
  return {
    kind,
    slug,
    values: {
      ...NOTHING,
      name,
      url,
      externalUrl: externalUrls.join(" "),
      username: username ?? "",
    },
    allowsSelfSigned,
    stored: [
      ...(hasApiKey ? ["apiKey" as const] : []),
      ...(hasPassword ? ["password" as const] : []),
    ],
    suggestionId: null,
    suggestedBy: null,
  };
}

export function draftOfSuggestion(
  suggestion: Suggestion,
  others: readonly Service[],
): ServiceDraft {
  const { id, kind, name, url, username, hasApiKey, from } = suggestion;
  return {
    kind,
    slug: null,
    values: {
      ...NOTHING,
      name: freeName(suggestedByName(name, kind, others), others),
      url,
      username: username ?? "",
    },
    allowsSelfSigned: false,
    stored: hasApiKey ? ["apiKey"] : [],
    suggestionId: id,
    suggestedBy: from,
  };
}

/** "Radarr 4K" stays; "Anime" becomes "Sonarr", or "Sonarr Anime" if a Sonarr is connected already. */
function suggestedByName(name: string, kind: ServiceKind, others: readonly Service[]): string {
  const kindName = kindPresentation(kind).name;
  if (name.toLowerCase().includes(kindName.toLowerCase())) return name;
  return others.some((other) => other.kind === kind) ? `${kindName} ${name}` : kindName;
}

/** "Radarr", or "Radarr 2" if that name is taken. */
function freeName(name: string, others: readonly Service[]): string {
  const taken = new Set(others.map((other) => other.name.toLowerCase()));
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1)
    candidate = `${name} ${count}`;
  return candidate;
}

/** Returns the first field to fill in; null if none is needed. */
export function firstEmpty({ kind, values, stored }: ServiceDraft): DraftField | null {
  if (values.url === "") return "url";
  const open = kindPresentation(kind).credentials.filter(
    (field) => values[field] === "" && !stored.includes(field),
  );
  return open.at(0) ?? null;
}

/** Validates the draft before it is sent. */
export function findIssues(draft: ServiceDraft): DraftIssues {
  const { name, urlExample, required } = kindPresentation(draft.kind);
  const missing = (field: Credential) =>
    required.includes(field) && draft.values[field].trim() === "" && !draft.stored.includes(field);
  return {
    ...(draft.values.name.trim() === "" && { name: serviceText("enterName") }),
    ...(draft.values.url.trim() === "" && {
      url: serviceText("enterUrl", { name, example: urlExample }),
    }),
    ...(draft.values.url.trim() !== "" &&
      !isHttp(completeUrl(draft.values.url)) && {
        url: serviceText("enterValidUrl", { example: urlExample }),
      }),
    ...(!splitUrls(draft.values.externalUrl).every(isHttp) && {
      externalUrl: serviceText("enterValidUrls", { example: EXTERNAL_URL_EXAMPLE }),
    }),
    ...(missing("apiKey") && {
      apiKey: serviceText(draft.kind === "PLEX" ? "enterToken" : "enterApiKey", {
        hint: keyHint(draft.kind),
      }),
    }),
    ...(missing("password") && { password: serviceText("enterPassword") }),
  };
}

export function toInput(draft: ServiceDraft): ServiceInput {
  const { credentials } = kindPresentation(draft.kind);
  const { values } = draft;
  const externalUrl = splitUrls(values.externalUrl).join(" ");
  const has = (field: Credential) => credentials.includes(field) && values[field].trim() !== "";
  return {
    kind: draft.kind,
    name: values.name.trim(),
    url: completeUrl(values.url),
    allowsSelfSigned: draft.allowsSelfSigned,
    ...(draft.slug !== null && { slug: draft.slug }),
    // An empty one removes what is stored.
    ...((draft.slug !== null || externalUrl !== "") && { externalUrl }),
    // Only to use the suggestion's key: an entered key works even if the server has forgotten the suggestion.
    ...(draft.suggestionId !== null &&
      draft.stored.includes("apiKey") &&
      !has("apiKey") && { suggestionId: draft.suggestionId }),
    ...(has("apiKey") && { apiKey: values.apiKey.trim() }),
    ...(credentials.includes("username") && { username: values.username.trim() }),
    // Not trimmed: a password may begin or end with a space.
    ...(has("password") && { password: values.password }),
  };
}

/** Assigns a message of the server to its field, or to the form if the field is not shown. */
export function placeIssue(draft: ServiceDraft, field: string | null, words: string): DraftIssues {
  const shown: readonly string[] = [
    "name",
    "url",
    "externalUrl",
    ...kindPresentation(draft.kind).credentials,
  ];
  return { [field !== null && shown.includes(field) ? field : "form"]: words };
}

/** Returns the issues of a failed test. */
export function issuesOfTest(draft: ServiceDraft, test: ServiceTest): DraftIssues {
  return test.ok ? {} : placeIssue(draft, test.field, sentText(test));
}

/** "sonarr:8989" → "http://sonarr:8989". */
function completeUrl(typed: string): string {
  const url = typed.trim().replace(/(?<!\/)\/+$/, "");
  return url === "" || url.includes("://") ? url : `http://${url}`;
}

export const EXTERNAL_URL_EXAMPLE = "https://media.example.org";

function splitUrls(typed: string): readonly string[] {
  return typed
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .map(completeUrl);
}

function isHttp(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.hostname !== "";
}
