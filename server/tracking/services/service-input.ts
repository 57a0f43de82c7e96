import { httpUrl, httpUrls, textIssueOf, token } from "../../config/input.ts";
import type { Refusal } from "../../domain/message/refusal.ts";
import type { ServiceKind } from "../../domain/service-kind.ts";
import type { ServiceConnection } from "../../integrations/port/connection.ts";
import { SERVICE_NAMES, SIGN_INS } from "../../integrations/port/kind.ts";
import { TrackingError } from "../core/error.ts";
import type { ServicesContext } from "./context.ts";
import type { Credentials } from "./credentials.ts";
import { loadRunning } from "./load-running.ts";
import type { KnownSuggestion, RunningService } from "./registry.ts";

/** The form of a service. An absent or empty secret keeps the stored one. */
export interface ServiceInput {
  /** The service to change; absent: a new service. */
  readonly slug?: string | null | undefined;
  readonly kind: ServiceKind;
  readonly name: string;
  readonly url: string;
  /** Addresses for browsers, separated by spaces. Absent: keeps them; empty or null: none. */
  readonly externalUrl?: string | null | undefined;
  readonly apiKey?: string | null | undefined;
  readonly username?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly isEnabled?: boolean | null | undefined;
  readonly allowsSelfSigned?: boolean | null | undefined;
  /** Uses the key of this suggestion. */
  readonly suggestionId?: string | null | undefined;
}

/** A checked input, completed with stored values. */
export interface ServiceDraft {
  /** Null: a new service. */
  readonly current: RunningService | null;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly credentials: Credentials;
  readonly connection: Omit<ServiceConnection, "slug">;
}

const MAX_NAME = 60;
const MAX_SECRET = 500;

/** Validates the input. Throws NOT_FOUND, FORBIDDEN for a service of the environment, and BAD_INPUT with the field. */
export function readServiceInput(ctx: ServicesContext, input: ServiceInput): ServiceDraft {
  const current = input.slug == null ? null : loadRunning(ctx, input.slug);
  if (current?.source === "env") {
    throw new TrackingError("FORBIDDEN", {
      code: "SERVICE_OF_ENVIRONMENT",
      params: { service: current.name },
    });
  }
  const { kind } = input;
  if (current !== null && current.connection.kind !== kind) throw refuse("kind", "KIND_FIXED");
  const url = parse("url", input.url.trim(), httpUrl);
  const externalUrls = readExternalUrls(input.externalUrl, current);
  const credentials = readCredentials(ctx, { ...input, url }, current);
  const allowsSelfSigned = input.allowsSelfSigned ?? current?.connection.allowsSelfSigned ?? false;
  return {
    current,
    name: readName(input.name),
    isEnabled: input.isEnabled ?? current?.isEnabled ?? true,
    credentials,
    connection: { kind, url, externalUrls, allowsSelfSigned, ...credentials },
  };
}

/** Enough for a LAN, a VPN, the internet and a few more. */
const MAX_EXTERNAL_URLS = 8;

function readExternalUrls(
  given: string | null | undefined,
  current: RunningService | null,
): readonly string[] {
  if (given === undefined) return current?.connection.externalUrls ?? [];
  const { data, error } = httpUrls.safeParse(given ?? "");
  if (error !== undefined)
    throw refuse("externalUrl", {
      code: "TEXT_INVALID",
      params: { field: "externalUrl", issue: textIssueOf(error) },
    });
  if (data.length > MAX_EXTERNAL_URLS)
    throw refuse("externalUrl", {
      code: "TOO_MANY_EXTERNAL_URLS",
      params: { max: MAX_EXTERNAL_URLS },
    });
  return data;
}

function readName(given: string): string {
  const name = given.trim().replaceAll(/\s+/g, " ");
  if (name === "") throw refuse("name", "NAME_MISSING");
  if (name.length > MAX_NAME)
    throw refuse("name", { code: "TEXT_TOO_LONG", params: { field: "name", max: MAX_NAME } });
  if (/[\p{Cc}\p{Cs}]/u.test(name)) throw refuse("name", "NAME_UNPRINTABLE");
  return name;
}

function readCredentials(
  { services }: ServicesContext,
  input: ServiceInput,
  current: RunningService | null,
): Credentials {
  const suggestion = readSuggestion(services.suggestions.known, input);
  const given = optionalText(input.apiKey);
  if (given === undefined && suggestion?.apiKey !== undefined)
    checkSameOrigin(suggestion.url, input, "SUGGESTION_OF_OTHER_ADDRESS");
  const apiKey = given ?? suggestion?.apiKey;
  const username = optionalText(input.username) ?? suggestion?.username;
  const password = optionalText(input.password);
  checkLength({ apiKey, username, password });
  if (apiKey !== undefined) parse("apiKey", apiKey, token({ minLength: 1 }));
  if (current?.isLocked === true && apiKey === undefined && password === undefined)
    throw refuse(SIGN_INS[input.kind] === "login" ? "password" : "apiKey", "CREDENTIALS_TO_ENTER");

  const stored = current?.connection;
  // A new API key replaces a stored login, and a new login a stored key.
  const keptKey = password === undefined ? stored?.apiKey : undefined;
  const keptLogin = given === undefined ? stored : undefined;
  // The form shows the stored username, so an empty one removes it.
  const keptName = input.username === "" ? undefined : keptLogin?.username;
  const credentials = present({
    apiKey: apiKey ?? keptKey,
    username: username ?? keptName,
    password: password ?? keptLogin?.password,
  });
  const isStored =
    (credentials.apiKey !== undefined && apiKey === undefined) ||
    (credentials.password !== undefined && password === undefined);
  if (stored !== undefined && isStored)
    checkSameOrigin(stored.url, input, {
      code: "STORED_SECRET_OF_OTHER_ADDRESS",
      params: { secret: credentials.apiKey === undefined ? "password" : "apiKey" },
    });
  if (SIGN_INS[input.kind] === "key" && credentials.apiKey === undefined)
    throw refuse("apiKey", {
      code: "API_KEY_REQUIRED",
      params: { service: SERVICE_NAMES[input.kind] },
    });
  return credentials;
}

/** A key that nobody enters now is sent only to the scheme, host and port that it was entered for. */
function checkSameOrigin(
  known: string,
  { url, kind }: Pick<ServiceInput, "url" | "kind">,
  refusal: Refusal,
): void {
  if (URL.parse(known)?.origin === URL.parse(url)?.origin) return;
  throw refuse(SIGN_INS[kind] === "login" ? "password" : "apiKey", refusal);
}

function readSuggestion(
  known: ServicesContext["services"]["suggestions"]["known"],
  { suggestionId, kind }: ServiceInput,
): KnownSuggestion | undefined {
  if (suggestionId == null) return undefined;
  const suggestion = known.get(suggestionId);
  if (suggestion?.kind !== kind) throw refuse("suggestionId", "SUGGESTION_EXPIRED");
  return suggestion;
}

function checkLength(credentials: Readonly<Record<keyof Credentials, string | undefined>>): void {
  for (const [field, value] of Object.entries(credentials)) {
    if ((value?.length ?? 0) > MAX_SECRET)
      throw refuse(field, { code: "SECRET_TOO_LONG", params: { max: MAX_SECRET } });
  }
}

function optionalText(text: string | null | undefined): string | undefined {
  return text == null || text === "" ? undefined : text;
}

function present(
  credentials: Readonly<Record<keyof Credentials, string | undefined>>,
): Credentials {
  return Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== undefined));
}

function parse(
  field: "url" | "apiKey",
  text: string,
  schema: typeof httpUrl | ReturnType<typeof token>,
): string {
  const { data, error } = schema.safeParse(text);
  if (error === undefined) return data;
  throw refuse(field, { code: "TEXT_INVALID", params: { field, issue: textIssueOf(error) } });
}

function refuse(field: string, refusal: Refusal): TrackingError {
  return new TrackingError("BAD_INPUT", refusal, { field });
}
