import type { Role } from "../role.ts";

/** What people can be notified about a request; each is a rule that a person can turn on and off. */
export const NOTIFICATION_KINDS = [
  "REQUESTED",
  "APPROVED",
  "DECLINED",
  "FIRST_EPISODE",
  "EPISODE",
  "CAUGHT_UP",
  "ALL_READY",
  "NEEDS_HUMAN",
  "DELETED",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** How often somebody who is caught up is notified of new episodes. */
export const CAUGHT_UP_PACES = ["EACH", "WEEKLY"] as const;
export type CaughtUpPace = (typeof CAUGHT_UP_PACES)[number];

/** The rules that a person has set; the others are as by default. */
export type NotificationRules = Readonly<Partial<Record<NotificationKind, boolean>>>;

/** What an admin is notified about the requests of everybody; the rest is about one's own and followed requests. */
const ABOUT_ALL: ReadonlySet<NotificationKind> = new Set(["REQUESTED", "NEEDS_HUMAN"]);

const DEFAULTS: Readonly<Record<NotificationKind, boolean>> = {
  REQUESTED: false,
  APPROVED: true,
  DECLINED: true,
  FIRST_EPISODE: true,
  EPISODE: false,
  CAUGHT_UP: true,
  ALL_READY: true,
  NEEDS_HUMAN: false,
  DELETED: true,
};

/** Returns whether a rule is on as long as nobody has set it. `role` null: the channels of the household. */
export function isOnByDefault(kind: NotificationKind, role: Role | null): boolean {
  return DEFAULTS[kind] || (role === "ADMIN" && ABOUT_ALL.has(kind));
}

export function isOn(rules: NotificationRules, kind: NotificationKind, role: Role | null): boolean {
  return rules[kind] ?? isOnByDefault(kind, role);
}

/** Somebody who may be notified about a request. */
export interface Listener {
  /** Null: the household, which is notified about all requests. */
  readonly role: Role | null;
  /** Whether the request is their own, or they follow it. */
  readonly isConcerned: boolean;
  readonly rules: NotificationRules;
}

/** Whether somebody wants to be notified of this kind of news about a request. */
export function isWanted(kind: NotificationKind, { role, isConcerned, rules }: Listener): boolean {
  const isTheirs = role === null || isConcerned || (role === "ADMIN" && ABOUT_ALL.has(kind));
  return isTheirs && isOn(rules, kind, role);
}
