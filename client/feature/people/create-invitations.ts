import type { Accessor } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createLoaded } from "../../graphql/create-loaded.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import { InvitationsQuery, RevokeInvitationMutation, type SentInvitation } from "./document.ts";

export interface Invitations {
  /** Newest first; null until they have been loaded. */
  readonly invitations: Accessor<readonly SentInvitation[] | null>;
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
  /** Rejects if the invitation could not be revoked. */
  revoke(id: string): Promise<void>;
}

/** Lists the invitations that can still be accepted, and revokes them. */
export function createInvitations(): Invitations {
  const { client } = useConnection();
  const { value, error, reload, change } = createLoaded<readonly SentInvitation[]>(
    async () => (await runQuery(client, InvitationsQuery, {})).invitations,
  );
  return {
    invitations: value,
    error,
    reload,
    async revoke(id) {
      await runMutation(client, RevokeInvitationMutation, { id });
      change((invitations) => invitations.filter((invitation) => invitation.id !== id));
    },
  };
}
