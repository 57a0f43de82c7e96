import type { ServiceInput, ServiceKind } from "../../graphql/graphql.ts";
import { type Credential, kindPresentation } from "../../wording/service-kind.ts";
import type { Service, ServiceTest, Suggestion } from "./document.ts";

export type DraftField = "name" | "url" | Credential;
export type DraftIssues = Partial<Record<DraftField | "form", string>>;

/** A service as the form holds it, new or to be changed. */
export interface ServiceDraft {
  readonly kind: ServiceKind;
  /** Of the one that is changed; null for a new one. */
  readonly slug: string | null;
  readonly values: Readonly<Record<DraftField, string>>;
  readonly allowsSelfSigned: boolean;
  /** Credentials the tracker has already; in the form they stay empty. */
  readonly stored: readonly Credential[];
  readonly suggestionId: string | null;
  /** The service that told of this one. */
  readonly suggestedBy: string | null;
}

const NOTHING: ServiceDraft["values"] = {
  name: "",
  url: "",
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
  const { kind, slug, name, url, username, allowsSelfSigned, hasApiKey, hasPassword } = service;
  return {
    kind,
    slug,
    values: { ...NOTHING, name, url, username: username ?? "" },
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

/** "Radarr 4K" as it is; "Anime" as "Sonarr", and as "Sonarr Anime" where there is another one. */
function suggestedByName(name: string, kind: ServiceKind, others: readonly Service[]): string {
  const kindName = kindPresentation(kind).name;
  if (name.toLowerCase().includes(kindName.toLowerCase())) return name;
  return others.some((other) => other.kind === kind) ? `${kindName} ${name}` : kindName;
}

/** "Radarr", and "Radarr 2" where there is one of that name. */
function freeName(name: string, others: readonly Service[]): string {
  const taken = new Set(others.map((other) => other.name.toLowerCase()));
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1)
    candidate = `${name} ${count}`;
  return candidate;
}

/** The first thing to enter; null where everything is known. */
export function firstEmpty({ kind, values, stored }: ServiceDraft): DraftField | null {
  if (values.url === "") return "url";
  const open = kindPresentation(kind).credentials.filter(
    (field) => values[field] === "" && !stored.includes(field),
  );
  return open.at(0) ?? null;
}

/** What is missing, before anybody is asked. */
export function findIssues(draft: ServiceDraft): DraftIssues {
  const { name, urlExample, required } = kindPresentation(draft.kind);
  const missing = (field: Credential) =>
    required.includes(field) && draft.values[field].trim() === "" && !draft.stored.includes(field);
  return {
    ...(draft.values.name.trim() === "" && { name: "Give it a name." }),
    ...(draft.values.url.trim() === "" && {
      url: `Enter the address of ${name}, for example ${urlExample}.`,
    }),
    ...(draft.values.url.trim() !== "" &&
      !isHttp(completeUrl(draft.values.url)) && {
        url: `This is no address. One looks like ${urlExample}.`,
      }),
    ...(missing("apiKey") && {
      apiKey: `The key is missing. ${kindPresentation(draft.kind).keyHint}`,
    }),
    ...(missing("password") && { password: "The password is missing." }),
  };
}

export function toInput(draft: ServiceDraft): ServiceInput {
  const { credentials } = kindPresentation(draft.kind);
  const { values } = draft;
  const has = (field: Credential) => credentials.includes(field) && values[field].trim() !== "";
  return {
    kind: draft.kind,
    name: values.name.trim(),
    url: completeUrl(values.url),
    allowsSelfSigned: draft.allowsSelfSigned,
    ...(draft.slug !== null && { slug: draft.slug }),
    // Only for the key it knows: one that is entered stands, whether the suggestion is still remembered or not.
    ...(draft.suggestionId !== null &&
      draft.stored.includes("apiKey") &&
      !has("apiKey") && { suggestionId: draft.suggestionId }),
    ...(has("apiKey") && { apiKey: values.apiKey.trim() }),
    ...(credentials.includes("username") && { username: values.username.trim() }),
    // A password may begin or end with a space.
    ...(has("password") && { password: values.password }),
  };
}

/** What the tracker says of a draft, at the field it is about if the form shows it. */
export function placeIssue(draft: ServiceDraft, field: string | null, words: string): DraftIssues {
  const shown: readonly string[] = ["name", "url", ...kindPresentation(draft.kind).credentials];
  return { [field !== null && shown.includes(field) ? field : "form"]: words };
}

/** The faults of a test that did not succeed. */
export function issuesOfTest(draft: ServiceDraft, test: ServiceTest): DraftIssues {
  return test.ok ? {} : placeIssue(draft, test.field, test.message);
}

/** "sonarr:8989" → "http://sonarr:8989": what people type. */
function completeUrl(typed: string): string {
  const url = typed.trim().replace(/\/+$/, "");
  return url === "" || url.includes("://") ? url : `http://${url}`;
}

function isHttp(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.hostname !== "";
}
