import { createArea } from "../area.ts";
import type {
  Named,
  OfTitle,
  RefusalCause,
  Refused,
  RefusedWay,
  RoleChange,
  SettingChange,
  Until,
  WithRole,
} from "../audit.ts";
import { createTwoForms } from "../plural.ts";
import { roleOf } from "./role.ts";

const forms = createTwoForms("en");

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

const SETTINGS: Readonly<Record<string, string>> = {
  followsAdded: "titles without a request",
};

function untilWords(until: string | null): string {
  return until === null ? "" : `, valid until ${until}`;
}

/** What was done, by code, without who did it. */
export const audit = createArea("audit", {
  SIGNED_IN: ({ service }: { readonly service: string | null }) =>
    service === null ? "Signed in" : `Signed in with ${service}`,
  SIGN_IN_REFUSED: ({ way, cause, place }: Refused) => `${WAYS[way](place)} ${CAUSES[cause]}`,
  MORE_SIGN_INS_REFUSED: "Further sign-ins were refused, from many addresses",
  SIGNED_OUT: "Signed out",
  SESSION_ENDED: ({ device }: { readonly device: string | null }) =>
    device === null ? "Ended a session" : `Ended a session (${device})`,
  OTHER_SESSIONS_ENDED: ({ count }: { readonly count: number }) =>
    forms(count, "Ended one other session", "Ended # other sessions"),
  PASSWORD_CHANGED: "Changed the password",
  PASSWORD_RESET: "The password of {name} was reset on the server",
  ADMIN_SET_UP: "Set up the tracker with {name} as the first admin",
  PERSON_ADDED: ({ name, role }: Named & WithRole) =>
    `${name} signed in for the first time as ${roleOf(role)}`,
  PEOPLE_JOINED: "{other} and {name} proved to be one person",
  PERSON_INVITED: ({ role, until }: Until & WithRole) =>
    `Invited ${roleOf(role)}${untilWords(until)}`,
  INVITATION_ACCEPTED: ({ name, role }: Named & WithRole) =>
    `${name} accepted an invitation as ${roleOf(role)}`,
  INVITATION_REVOKED: ({ role }: WithRole) => `Revoked an invitation for ${roleOf(role)}`,
  ROLE_CHANGED: ({ name, from, to, isAutomatic }: RoleChange) =>
    isAutomatic
      ? `${name} is ${roleOf(to)} instead of ${roleOf(from)}, as the rights in a service say`
      : `Made ${name} ${roleOf(to)} instead of ${roleOf(from)}`,
  PERSON_RENAMED: "Renamed {before} to {name}",
  PERSON_DISABLED: "Disabled {name}",
  PERSON_ENABLED: "Enabled {name}",
  PERSON_REMOVED: "Removed {name}",
  TOKEN_CREATED: ({ name, scope, until }: Named & Until & { readonly scope: string }) =>
    `Created the token "${name}" with the scope ${scope}${untilWords(until)}`,
  TOKEN_REVOKED: 'Revoked the token "{name}"',
  SHARE_LINK_CREATED: ({ title, until }: OfTitle & Until) =>
    `Shared ${title} by a link${untilWords(until)}`,
  SHARE_LINK_REVOKED: "Revoked a link to {title}",
  FEED_ADDRESS_CREATED: "Created a secret address for their calendar and news",
  FEED_ADDRESS_REVOKED: "Revoked the secret address of their calendar and news",
  WEBHOOK_PASSED_ON: "Webhooks of {name} are passed on to {host}",
  WEBHOOK_PASSING_ENDED: "Webhooks of {name} are no longer passed on to {host}",
  SERVICE_ADDED: "Added the service {name}",
  SERVICE_CHANGED: ({ name, fields }: Named & { readonly fields: readonly string[] }) =>
    `Changed the service ${name}${fields.length === 0 ? "" : `: ${fields.join(", ")}`}`,
  SERVICE_REMOVED: "Removed the service {name}",
  WEBHOOK_REGISTERED: "Registered the webhook of {name}",
  SETTING_CHANGED: ({ setting, from, to }: SettingChange) =>
    `Changed the setting "${SETTINGS[setting] ?? setting}" from ${from} to ${to}`,
  DELETION_REQUESTED: ({ title, hasFiles }: OfTitle & { readonly hasFiles: boolean }) =>
    hasFiles ? `Deleted ${title} with its files` : `Withdrew ${title} and kept its files`,
  DELETION_CANCELLED: "Cancelled the deletion of {title}",
  DELETION_RETRIED: "Retried the deletion of {title}",
  FULL_SYNC_STARTED: "Started a full sync",
  REQUEST_SYNCED: "Synced {title}",
  DELIVERY_REPLAYED: ({
    service,
    event,
  }: {
    readonly service: string;
    readonly event: string | null;
  }) =>
    event === null
      ? `Replayed a webhook of ${service}`
      : `Replayed a webhook of ${service}: ${event}`,
  KEY_ROTATED: "The key for stored secrets was replaced on the server",
  BACKUP_MADE: "Made the backup {name}",
  BACKUP_REMOVED: "Removed the backup {name}",
  BACKUP_DOWNLOADED: "Downloaded the backup {name}",
  BACKUP_RESTORE_ORDERED: "Ordered to restore the backup {name}",
  BACKUP_RESTORED: "The backup {name} was restored",
  LOG_LEVEL_CHANGED: "Changed the log level from {from} to {to}",
  CHANNEL_ADDED: "Added the notification channel “{name}”",
  CHANNEL_CHANGED: "Changed the notification channel “{name}”",
  CHANNEL_REMOVED: "Removed the notification channel “{name}”",
  HOUSEHOLD_RULES_CHANGED: "Changed the notifications of the household",
  MAIL_SERVER_CHANGED: ({ host }: { readonly host: string | null }) =>
    host === null ? "Removed the mail server" : `Set the mail server ${host}`,
});

/** What people had services do, without who it was, by the kind of the action. */
export const auditActions = createArea("auditActions", {
  SEARCH: "Had {service} search again: {title}",
  LOOK_FOR_RELEASES: "Had {service} list the releases: {title}",
  GRAB_RELEASE: "Had {service} grab a chosen release: {title}",
  BLOCKLIST_AND_SEARCH: "Had {service} blocklist this release and search for another: {title}",
  RETRY_IMPORT: "Had {service} import the download again: {title}",
  RESCAN_SHOKO: "Had {service} ask AniDB again: {title}",
  SCAN_SHOKO: "Had {service} scan its folder: {title}",
  LINK_IN_SHOKO: "Had {service} link the file to an episode: {title}",
  SCAN_LIBRARY: "Had {service} scan the library: {title}",
  REFRESH: "Had {service} refresh the title: {title}",
  MONITOR: "Had {service} monitor the title: {title}",
  RAISE_PRIORITY: "Had {service} load this one first: {title}",
  RESTORE_PRIORITY: "Had {service} restore the order of downloads: {title}",
  RETRY_REQUEST: "Had {service} send the request again: {title}",
  APPROVE: "Approved the request: {title}",
  DECLINE: "Declined the request: {title}",
  CONFIRM_GONE: "Confirmed that the file is gone: {title}",
});

export const auditText = createArea("auditText", {
  stranger: "A stranger",
  server: "The server",
  byToken: "{actor}, by the token “{token}”",
  title: "Audit log",
  intro: "Who did what, when and from where.",
  purpose: "Only an admin can see the audit log",
  all: "All",
  refused: "Refused",
  filter: "Filter the audit log",
  onePerson: "One person only: show everybody",
  times: "{count} times, last {time}",
  nothing: "Nothing was recorded",
  nothingHint:
    "Sign-ins, changes of people, tokens, services and settings, and what people do with requests appear here.",
  showEverything: "Show everything",
});
