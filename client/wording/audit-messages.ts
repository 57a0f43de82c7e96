import type { Role } from "../graphql/graphql.ts";
import { findActionSummary } from "./action-summary.ts";
import { wordMessage } from "./message.ts";
import { roleWords } from "./role-words.ts";
import { capitalise } from "./sentence.ts";

interface Named {
  readonly name: string;
}

interface OfTitle {
  readonly title: string;
}

interface Until {
  readonly until: string | null;
}

type RefusedWay = "password" | "set-up" | "invitation" | "oidc" | "token" | "webhook";
type RefusalCause = "wrong" | "delayed" | "disabled";

/** What was done, by code, without who did it. */
export const AUDIT_MESSAGES = {
  SIGNED_IN: ({ service }: { readonly service: string | null }) =>
    service === null ? "Signed in" : `Signed in with ${service}`,
  SIGN_IN_REFUSED: ({
    way,
    cause,
    place,
  }: {
    readonly way: RefusedWay;
    readonly cause: RefusalCause;
    readonly place: string | null;
  }) => `${WAYS[way](place)} ${CAUSES[cause]}`,
  MORE_SIGN_INS_REFUSED: () => "Further sign-ins were refused, from many addresses",
  SIGNED_OUT: () => "Signed out",
  SESSION_ENDED: ({ device }: { readonly device: string | null }) =>
    `Ended a session${device === null ? "" : ` (${device})`}`,
  OTHER_SESSIONS_ENDED: ({ count }: { readonly count: number }) =>
    `Ended ${count === 1 ? "one other session" : `${count} other sessions`}`,
  PASSWORD_CHANGED: () => "Changed the password",
  PASSWORD_RESET: ({ name }: Named) => `The password of ${name} was reset on the server`,
  ADMIN_SET_UP: ({ name }: Named) => `Set up the tracker with ${name} as the first admin`,
  PERSON_ADDED: ({ name, role }: Named & { readonly role: Role }) =>
    `${name} signed in for the first time as ${roleWords(role)}`,
  PEOPLE_JOINED: ({ name, other }: Named & { readonly other: string }) =>
    `${other} and ${name} proved to be one person`,
  PERSON_INVITED: ({ role, until }: Until & { readonly role: Role }) =>
    `Invited ${roleWords(role)}${untilWords(until)}`,
  INVITATION_ACCEPTED: ({ name, role }: Named & { readonly role: Role }) =>
    `${name} accepted an invitation as ${roleWords(role)}`,
  INVITATION_REVOKED: ({ role }: { readonly role: Role }) =>
    `Revoked an invitation for ${roleWords(role)}`,
  ROLE_CHANGED: ({
    name,
    from,
    to,
    isAutomatic,
  }: Named & { readonly from: Role; readonly to: Role; readonly isAutomatic: boolean }) =>
    isAutomatic
      ? `${name} is ${roleWords(to)} instead of ${roleWords(from)}, as the rights in a service say`
      : `Made ${name} ${roleWords(to)} instead of ${roleWords(from)}`,
  PERSON_RENAMED: ({ name, before }: Named & { readonly before: string }) =>
    `Renamed ${before} to ${name}`,
  PERSON_DISABLED: ({ name }: Named) => `Disabled ${name}`,
  PERSON_ENABLED: ({ name }: Named) => `Enabled ${name}`,
  PERSON_REMOVED: ({ name }: Named) => `Removed ${name}`,
  TOKEN_CREATED: ({ name, scope, until }: Named & Until & { readonly scope: string }) =>
    `Created the token "${name}" with the scope ${scope}${untilWords(until)}`,
  TOKEN_REVOKED: ({ name }: Named) => `Revoked the token "${name}"`,
  SHARE_LINK_CREATED: ({ title, until }: OfTitle & Until) =>
    `Shared ${title} by a link${untilWords(until)}`,
  SHARE_LINK_REVOKED: ({ title }: OfTitle) => `Revoked a link to ${title}`,
  SERVICE_ADDED: ({ name }: Named) => `Added the service ${name}`,
  SERVICE_CHANGED: ({ name, fields }: Named & { readonly fields: readonly string[] }) =>
    `Changed the service ${name}${fields.length === 0 ? "" : `: ${fields.join(", ")}`}`,
  SERVICE_REMOVED: ({ name }: Named) => `Removed the service ${name}`,
  WEBHOOK_REGISTERED: ({ name }: Named) => `Registered the webhook of ${name}`,
  SETTING_CHANGED: ({
    setting,
    from,
    to,
  }: {
    readonly setting: string;
    readonly from: string;
    readonly to: string;
  }) => `Changed the setting "${SETTINGS[setting] ?? setting}" from ${from} to ${to}`,
  ACTION_REQUESTED: ({
    title,
    action,
    service,
  }: OfTitle & { readonly action: string; readonly service: string }) => {
    const summary = findActionSummary(action, service);
    return summary === null ? null : `${capitalise(summary)}: ${title}`;
  },
  DELETION_REQUESTED: ({ title, hasFiles }: OfTitle & { readonly hasFiles: boolean }) =>
    hasFiles ? `Deleted ${title} with its files` : `Withdrew ${title} and kept its files`,
  DELETION_CANCELLED: ({ title }: OfTitle) => `Cancelled the deletion of ${title}`,
  DELETION_RETRIED: ({ title }: OfTitle) => `Retried the deletion of ${title}`,
  FULL_SYNC_STARTED: () => "Started a full sync",
  REQUEST_SYNCED: ({ title }: OfTitle) => `Synced ${title}`,
  DELIVERY_REPLAYED: ({
    service,
    event,
  }: {
    readonly service: string;
    readonly event: string | null;
  }) => `Replayed a webhook of ${service}${event === null ? "" : `: ${event}`}`,
  KEY_ROTATED: () => "The key for stored secrets was replaced on the server",
  LOG_LEVEL_CHANGED: ({ from, to }: { readonly from: string; readonly to: string }) =>
    `Changed the log level from ${from} to ${to}`,
};

const SETTINGS: Readonly<Record<string, string>> = {
  followsAdded: "titles without a request",
};

const WAYS: Readonly<Record<RefusedWay, (place: string | null) => string>> = {
  password: (place) => (place === null ? "A sign-in" : `A sign-in with ${place}`),
  "set-up": () => "A set-up",
  invitation: () => "An invitation",
  oidc: () => "A sign-in with OpenID Connect",
  token: () => "A token",
  webhook: (place) => (place === null ? "A webhook" : `A webhook of ${place}`),
};

const CAUSES: Readonly<Record<RefusalCause, string>> = {
  wrong: "was refused",
  delayed: "was refused after too many attempts",
  disabled: "was refused: the person is disabled",
};

function untilWords(until: string | null): string {
  return until === null ? "" : `, valid until ${until}`;
}

interface DescribedEntry {
  readonly message: string;
  readonly messageCode: string;
  readonly messageParams: unknown;
}

/** An entry of a newer tracker has the words of the tracker. */
export function auditWords({ message, messageCode, messageParams }: DescribedEntry): string {
  return wordMessage(AUDIT_MESSAGES, messageCode, messageParams) ?? message;
}

const ABOUT_REQUESTS = new Set([
  "SHARE_LINK_CREATED",
  "SHARE_LINK_REVOKED",
  "ACTION_REQUESTED",
  "DELETION_CANCELLED",
  "REQUEST_SYNCED",
]);

/** Whether the subject of an entry is a request that probably still exists. */
export function isAboutRequest(messageCode: string): boolean {
  return ABOUT_REQUESTS.has(messageCode);
}

/** Who did it: "Ada", "Ada, by the token “script”", a stranger, or a program on the server. */
export function actorWords({
  actor,
  token,
  isDenied,
}: {
  readonly actor: string | null;
  readonly token: string | null;
  readonly isDenied: boolean;
}): string {
  if (actor === null) return isDenied ? "A stranger" : "The server";
  return token === null || token === actor ? actor : `${actor}, by the token “${token}”`;
}
