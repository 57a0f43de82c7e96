/** Who does something, and from where, for the audit log. */
export interface Actor {
  /** Null: nobody in particular, such as ADMIN_TOKEN. */
  readonly personId: string | null;
  /** Name of the person, or ADMIN_TOKEN. */
  readonly name: string;
  /** Name of the token that is used instead of a session. */
  readonly token: string | null;
  /** IP address of the client; null: unknown. */
  readonly address: string | null;
}
