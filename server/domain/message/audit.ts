import { ACTIONS, type ActionKind } from "../action.ts";
import type { Role, TokenScope } from "../role.ts";
import type { MessageOf, NoParams, Sentences } from "./catalogue.ts";

/** What somebody tried to prove who they are with. */
export type RefusedWay = "password" | "set-up" | "invitation" | "oidc" | "token" | "webhook";

/** `delayed`: too many attempts before it. `disabled`: an admin has disabled the person. */
export type RefusalCause = "wrong" | "delayed" | "disabled";

interface Named {
  readonly name: string;
}

interface OfTitle {
  readonly title: string;
}

interface Until {
  /** Last day in UTC, such as "2026-12-06"; null: without an end. */
  readonly until: string | null;
}

/** What people and tokens did that concerns safety, without who did it: that stands beside it. No parameter is secret. */
export interface AuditParams {
  /** `service`: whose account it is; null for an account of the tracker. */
  SIGNED_IN: { readonly service: string | null };
  /** `place`: name of the service that a webhook claims to come from. */
  SIGN_IN_REFUSED: {
    readonly way: RefusedWay;
    readonly cause: RefusalCause;
    readonly place: string | null;
  };
  /** Counts refusals of many addresses once there are too many to list. */
  MORE_SIGN_INS_REFUSED: NoParams;
  SIGNED_OUT: NoParams;
  SESSION_ENDED: { readonly device: string | null };
  OTHER_SESSIONS_ENDED: { readonly count: number };
  PASSWORD_CHANGED: NoParams;
  PASSWORD_RESET: Named;
  ADMIN_SET_UP: Named;
  /** A person signed in for the first time. */
  PERSON_ADDED: Named & { readonly role: Role };
  PEOPLE_JOINED: Named & { readonly other: string };
  PERSON_INVITED: Until & { readonly role: Role };
  INVITATION_ACCEPTED: Named & { readonly role: Role };
  INVITATION_REVOKED: { readonly role: Role };
  /** `isAutomatic`: it follows the rights in a service. */
  ROLE_CHANGED: Named & { readonly from: Role; readonly to: Role; readonly isAutomatic: boolean };
  PERSON_RENAMED: Named & { readonly before: string };
  PERSON_DISABLED: Named;
  PERSON_ENABLED: Named;
  PERSON_REMOVED: Named;
  TOKEN_CREATED: Named & Until & { readonly scope: TokenScope };
  TOKEN_REVOKED: Named;
  SHARE_LINK_CREATED: OfTitle & Until;
  SHARE_LINK_REVOKED: OfTitle;
  /** The secret address of one's calendar and news. */
  FEED_ADDRESS_CREATED: NoParams;
  FEED_ADDRESS_REVOKED: NoParams;
  /** `host`: of the former owner of the webhook. */
  WEBHOOK_PASSED_ON: Named & { readonly host: string };
  WEBHOOK_PASSING_ENDED: Named & { readonly host: string };
  SERVICE_ADDED: Named;
  /** `fields`: names of the inputs that changed. */
  SERVICE_CHANGED: Named & { readonly fields: readonly string[] };
  SERVICE_REMOVED: Named;
  WEBHOOK_REGISTERED: Named;
  SETTING_CHANGED: { readonly setting: string; readonly from: string; readonly to: string };
  ACTION_REQUESTED: OfTitle & { readonly action: ActionKind; readonly service: string };
  DELETION_REQUESTED: OfTitle & { readonly hasFiles: boolean };
  DELETION_CANCELLED: OfTitle;
  DELETION_RETRIED: OfTitle;
  FULL_SYNC_STARTED: NoParams;
  REQUEST_SYNCED: OfTitle;
  /** `service`: its slug. `event`: as the service names it; null: it names none. */
  DELIVERY_REPLAYED: { readonly service: string; readonly event: string | null };
  KEY_ROTATED: NoParams;
  /** `name`: the backup's file. */
  BACKUP_MADE: Named;
  BACKUP_REMOVED: Named;
  BACKUP_DOWNLOADED: Named;
  BACKUP_RESTORE_ORDERED: Named;
  BACKUP_RESTORED: Named;
  LOG_LEVEL_CHANGED: { readonly from: string; readonly to: string };
  /** Channels for notifications. */
  CHANNEL_ADDED: Named;
  CHANNEL_CHANGED: Named;
  CHANNEL_REMOVED: Named;
  HOUSEHOLD_RULES_CHANGED: NoParams;
  /** `host`: null if mail is no longer sent. */
  MAIL_SERVER_CHANGED: { readonly host: string | null };
}

export type AuditMessage = MessageOf<AuditParams>;

export const AUDIT_SENTENCES: Sentences<AuditParams> = {
  SIGNED_IN: ({ service }) => (service === null ? "Signed in" : `Signed in with ${service}`),
  SIGN_IN_REFUSED: ({ way, cause, place }) => `${WAYS[way](place)} ${CAUSES[cause]}`,
  MORE_SIGN_INS_REFUSED: () => "Further sign-ins were refused, from many addresses",
  SIGNED_OUT: () => "Signed out",
  SESSION_ENDED: ({ device }) => `Ended a session${device === null ? "" : ` (${device})`}`,
  OTHER_SESSIONS_ENDED: ({ count }) =>
    `Ended ${count === 1 ? "one other session" : `${count} other sessions`}`,
  PASSWORD_CHANGED: () => "Changed the password",
  PASSWORD_RESET: ({ name }) => `The password of ${name} was reset on the server`,
  ADMIN_SET_UP: ({ name }) => `Set up the tracker with ${name} as the first admin`,
  PERSON_ADDED: ({ name, role }) => `${name} signed in for the first time as ${ROLES[role]}`,
  PEOPLE_JOINED: ({ name, other }) => `${other} and ${name} proved to be one person`,
  PERSON_INVITED: ({ role, until }) => `Invited ${ROLES[role]}${untilWords(until)}`,
  INVITATION_ACCEPTED: ({ name, role }) => `${name} accepted an invitation as ${ROLES[role]}`,
  INVITATION_REVOKED: ({ role }) => `Revoked an invitation for ${ROLES[role]}`,
  ROLE_CHANGED: ({ name, from, to, isAutomatic }) =>
    isAutomatic
      ? `${name} is ${ROLES[to]} instead of ${ROLES[from]}, as the rights in a service say`
      : `Made ${name} ${ROLES[to]} instead of ${ROLES[from]}`,
  PERSON_RENAMED: ({ name, before }) => `Renamed ${before} to ${name}`,
  PERSON_DISABLED: ({ name }) => `Disabled ${name}`,
  PERSON_ENABLED: ({ name }) => `Enabled ${name}`,
  PERSON_REMOVED: ({ name }) => `Removed ${name}`,
  TOKEN_CREATED: ({ name, scope, until }) =>
    `Created the token "${name}" with the scope ${scope}${untilWords(until)}`,
  TOKEN_REVOKED: ({ name }) => `Revoked the token "${name}"`,
  SHARE_LINK_CREATED: ({ title, until }) => `Shared ${title} by a link${untilWords(until)}`,
  SHARE_LINK_REVOKED: ({ title }) => `Revoked a link to ${title}`,
  FEED_ADDRESS_CREATED: () => "Created a secret address for their calendar and news",
  FEED_ADDRESS_REVOKED: () => "Revoked the secret address of their calendar and news",
  WEBHOOK_PASSED_ON: ({ name, host }) => `Webhooks of ${name} are passed on to ${host}`,
  WEBHOOK_PASSING_ENDED: ({ name, host }) =>
    `Webhooks of ${name} are no longer passed on to ${host}`,
  SERVICE_ADDED: ({ name }) => `Added the service ${name}`,
  SERVICE_CHANGED: ({ name, fields }) =>
    `Changed the service ${name}${fields.length === 0 ? "" : `: ${fields.join(", ")}`}`,
  SERVICE_REMOVED: ({ name }) => `Removed the service ${name}`,
  WEBHOOK_REGISTERED: ({ name }) => `Registered the webhook of ${name}`,
  SETTING_CHANGED: ({ setting, from, to }) =>
    `Changed the setting "${SETTINGS[setting] ?? setting}" from ${from} to ${to}`,
  ACTION_REQUESTED: ({ title, action, service }) =>
    `${capitalise(ACTIONS[action].summary(service))}: ${title}`,
  DELETION_REQUESTED: ({ title, hasFiles }) =>
    hasFiles ? `Deleted ${title} with its files` : `Withdrew ${title} and kept its files`,
  DELETION_CANCELLED: ({ title }) => `Cancelled the deletion of ${title}`,
  DELETION_RETRIED: ({ title }) => `Retried the deletion of ${title}`,
  FULL_SYNC_STARTED: () => "Started a full sync",
  REQUEST_SYNCED: ({ title }) => `Synced ${title}`,
  DELIVERY_REPLAYED: ({ service, event }) =>
    `Replayed a webhook of ${service}${event === null ? "" : `: ${event}`}`,
  KEY_ROTATED: () => "The key for stored secrets was replaced on the server",
  BACKUP_MADE: ({ name }) => `Made the backup ${name}`,
  BACKUP_REMOVED: ({ name }) => `Removed the backup ${name}`,
  BACKUP_DOWNLOADED: ({ name }) => `Downloaded the backup ${name}`,
  BACKUP_RESTORE_ORDERED: ({ name }) => `Ordered to restore the backup ${name}`,
  BACKUP_RESTORED: ({ name }) => `The backup ${name} was restored`,
  LOG_LEVEL_CHANGED: ({ from, to }) => `Changed the log level from ${from} to ${to}`,
  CHANNEL_ADDED: ({ name }) => `Added the notification channel “${name}”`,
  CHANNEL_CHANGED: ({ name }) => `Changed the notification channel “${name}”`,
  CHANNEL_REMOVED: ({ name }) => `Removed the notification channel “${name}”`,
  HOUSEHOLD_RULES_CHANGED: () => "Changed the notifications of the household",
  MAIL_SERVER_CHANGED: ({ host }) =>
    host === null ? "Removed the mail server" : `Set the mail server ${host}`,
};

const ROLES: Readonly<Record<Role, string>> = {
  ADMIN: "an admin",
  VIEWER: "a viewer",
  REQUESTER: "a requester",
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

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
