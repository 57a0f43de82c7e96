import type { Role } from "../domain/role.ts";

/** The authenticated client: a signed-in user, or a tool with ADMIN_TOKEN. */
export interface CurrentViewer {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly isToken: boolean;
  /** Null for a token. */
  readonly session: { readonly tokenHash: string; readonly expiresAt: Date } | null;
}

/** The viewer for ADMIN_TOKEN, which has full access without an account. */
export const TOKEN_VIEWER: CurrentViewer = {
  id: "admin-token",
  name: "ADMIN_TOKEN",
  role: "ADMIN",
  isToken: true,
  session: null,
};
