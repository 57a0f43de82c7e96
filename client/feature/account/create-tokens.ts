import type { Accessor } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createLoaded } from "../../graphql/create-loaded.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import { type ApiToken, RevokeTokenMutation, TokensQuery } from "./document.ts";

export interface LiveTokens {
  /** Newest first; null until they have been loaded. */
  readonly tokens: Accessor<readonly ApiToken[] | null>;
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
  /** Adds a token that was just created. */
  accept(token: ApiToken): void;
  /** Rejects if the token could not be revoked. */
  revoke(id: string): Promise<void>;
}

export function createTokens(): LiveTokens {
  const { client } = useConnection();
  const { value, error, reload, change } = createLoaded<readonly ApiToken[]>(
    async () => (await runQuery(client, TokensQuery, {})).tokens,
  );
  return {
    tokens: value,
    error,
    reload,
    accept: (token) => change((tokens) => [token, ...tokens]),
    async revoke(id) {
      await runMutation(client, RevokeTokenMutation, { id });
      change((tokens) => tokens.filter((token) => token.id !== id));
    },
  };
}
