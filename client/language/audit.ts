import type { Role } from "../graphql/graphql.ts";

/** The parameters of the entries of the audit log, for the words of each language. */

export interface Named {
  readonly name: string;
}

export interface OfTitle {
  readonly title: string;
}

export interface Until {
  /** A date: "2026-12-06". */
  readonly until: string | null;
}

export interface WithRole {
  readonly role: Role;
}

export interface RoleChange extends Named {
  readonly from: Role;
  readonly to: Role;
  /** By the rights in a service. */
  readonly isAutomatic: boolean;
}

export interface SettingChange {
  readonly setting: string;
  readonly from: string;
  readonly to: string;
}

export type RefusedWay = "password" | "set-up" | "invitation" | "oidc" | "token" | "webhook";
export type RefusalCause = "wrong" | "delayed" | "disabled";

export interface Refused {
  readonly way: RefusedWay;
  readonly cause: RefusalCause;
  readonly place: string | null;
}
