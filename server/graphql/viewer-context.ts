import type { Role } from "../domain/role.ts";

/** Who asks: a signed-in person, or a tool with the admin token. */
export interface CurrentViewer {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly isToken: boolean;
  /** Null for a token. */
  readonly session: { readonly tokenHash: string; readonly expiresAt: Date } | null;
}

/** Full rights without an account: ADMIN_TOKEN. */
export const TOKEN_VIEWER: CurrentViewer = {
  id: "admin-token",
  name: "ADMIN_TOKEN",
  role: "ADMIN",
  isToken: true,
  session: null,
};
