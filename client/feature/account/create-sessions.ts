import { useConnection } from "../../graphql/connection-context.ts";
import { type Loaded, createLoaded } from "../../graphql/create-loaded.ts";
import { runQuery } from "../../graphql/operation.ts";
import { type OpenSession, SessionsQuery } from "./document.ts";

/** Loads the sessions of the person, the last used first. */
export function createSessions(): Loaded<readonly OpenSession[]> {
  const { client } = useConnection();
  return createLoaded(async () => (await runQuery(client, SessionsQuery, {})).sessions);
}
