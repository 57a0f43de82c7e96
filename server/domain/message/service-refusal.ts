import type { NoParams, Sentences } from "./catalogue.ts";

interface OfService {
  /** Name of the service as people write it. */
  readonly service: string;
}

interface UpTo {
  readonly max: number;
}

/** Which text of a form is refused. */
export type TextField =
  | "name"
  | "username"
  | "reason"
  | "url"
  | "externalUrl"
  | "apiKey"
  | "baseUrl";

/** What is wrong with a URL or a key. */
export type TextIssue =
  | "incomplete"
  | "not-http"
  | "has-login"
  | "has-query"
  | "not-ascii"
  | "too-short";

/** Why the settings of a service, or another text of a form, are refused. */
export interface ServiceRefusalParams {
  TEXT_TOO_LONG: UpTo & { readonly field: TextField };
  SERVICE_OF_ENVIRONMENT: OfService;
  SERVICE_REMOVED_IN_ENVIRONMENT: OfService;
  TOO_MANY_SERVICES: UpTo;
  KIND_FIXED: NoParams;
  NAME_MISSING: NoParams;
  NAME_UNPRINTABLE: NoParams;
  TEXT_INVALID: { readonly field: TextField; readonly issue: TextIssue };
  TOO_MANY_EXTERNAL_URLS: UpTo;
  SUGGESTION_OF_OTHER_ADDRESS: NoParams;
  SUGGESTION_EXPIRED: NoParams;
  STORED_SECRET_OF_OTHER_ADDRESS: { readonly secret: "password" | "apiKey" };
  CREDENTIALS_TO_ENTER: NoParams;
  SECRET_TOO_LONG: UpTo;
  API_KEY_REQUIRED: OfService;
  NO_WEBHOOK_IN: OfService;
  SERVICE_IS_DISABLED: OfService;
  API_KEY_FIRST: OfService;
  BASE_URL_MISSING: NoParams;
}

const TEXT_NAMES: Readonly<Record<TextField, string>> = {
  name: "The name",
  username: "The username",
  reason: "The reason",
  url: "The URL",
  externalUrl: "Each external URL",
  apiKey: "The API key",
  baseUrl: "The tracker's URL",
};

export const TEXT_ISSUES: Readonly<Record<TextIssue, string>> = {
  incomplete: "must be a complete URL such as http://192.168.1.10:8989",
  "not-http": "must begin with http:// or https://",
  "has-login": "must not contain a username or password",
  "has-query": "must not contain a query (?…) or a fragment (#…)",
  "not-ascii": "may contain only visible ASCII characters, without spaces",
  "too-short": "is too short",
};

export const SERVICE_REFUSAL_SENTENCES: Sentences<ServiceRefusalParams> = {
  TEXT_TOO_LONG: ({ field, max }) => `${TEXT_NAMES[field]} exceeds ${max} characters.`,
  SERVICE_OF_ENVIRONMENT: ({ service }) =>
    `${service} is configured in the environment. Change it there.`,
  SERVICE_REMOVED_IN_ENVIRONMENT: ({ service }) =>
    `${service} is configured in the environment. Remove it there.`,
  TOO_MANY_SERVICES: ({ max }) => `There are already ${max} services, the maximum.`,
  KIND_FIXED: () => "The kind of a service cannot be changed. Add another service instead.",
  NAME_MISSING: () => "Enter a name.",
  NAME_UNPRINTABLE: () => "The name contains an unprintable character.",
  TEXT_INVALID: ({ field, issue }) => `${TEXT_NAMES[field]} ${TEXT_ISSUES[issue]}.`,
  TOO_MANY_EXTERNAL_URLS: ({ max }) => `Enter at most ${max} external URLs.`,
  SUGGESTION_OF_OTHER_ADDRESS: () =>
    "The suggestion is for another address. Enter the API key yourself.",
  SUGGESTION_EXPIRED: () => "The suggestion has expired. Enter the API key yourself.",
  STORED_SECRET_OF_OTHER_ADDRESS: ({ secret }) =>
    `The stored ${secret === "password" ? "password" : "API key"} is for another address. Enter it again.`,
  CREDENTIALS_TO_ENTER: () =>
    "Its credentials were encrypted with another SECRET_KEY: enter them again.",
  SECRET_TOO_LONG: ({ max }) => `This exceeds ${max} characters.`,
  API_KEY_REQUIRED: ({ service }) => `${service} requires an API key.`,
  NO_WEBHOOK_IN: ({ service }) => `The tracker cannot register its webhook in ${service}.`,
  SERVICE_IS_DISABLED: ({ service }) => `${service} is disabled. Enable it first.`,
  API_KEY_FIRST: ({ service }) => `Enter the API key of ${service} again first.`,
  BASE_URL_MISSING: () =>
    "Enter the URL at which your services reach the tracker, or set PUBLIC_URL.",
};
