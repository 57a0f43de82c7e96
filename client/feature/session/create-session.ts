import type { Client, CombinedError } from "@urql/core";
import { type Accessor, createContext, createSignal, onCleanup, useContext } from "solid-js";
import { createClient } from "../../graphql/client.ts";
import type { ResultOf } from "../../graphql/graphql.ts";
import { runQuery } from "../../graphql/operation.ts";
import { LogInMutation, LogOutMutation, SessionQuery, SetUpMutation } from "./document.ts";

export type Viewer = NonNullable<ResultOf<typeof SessionQuery>["viewer"]>;

export type SessionState =
  | { readonly kind: "loading" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "set-up" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "signed-in"; readonly viewer: Viewer };

export interface Session {
  readonly state: Accessor<SessionState>;
  /** Loads the signed-in user from the server. */
  refresh(): Promise<void>;
  /** Resolves with the error, or with null on success; so do the next two. */
  logIn(username: string, password: string): Promise<CombinedError | null>;
  setUp(code: string, username: string, password: string): Promise<CombinedError | null>;
  logOut(): Promise<CombinedError | null>;
}

const RETRY_MS = 3000;

/** Tracks who is signed in. Has a client of its own, because there is no connection before sign-in. */
export function createSession(apiUrl: string): Session {
  const [state, setState] = createSignal<SessionState>({ kind: "loading" });
  const client: Client = createClient({ url: apiUrl, onUnauthenticated: () => {} });
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const refresh = async () => {
    clearTimeout(timer);
    try {
      const { viewer, setupRequired } = await runQuery(client, SessionQuery, {});
      if (viewer !== null) signIn(viewer);
      else setState({ kind: setupRequired ? "set-up" : "signed-out" });
    } catch {
      // An open page stays open while the server restarts; its connection indicator shows the outage.
      if (state().kind !== "signed-in") setState({ kind: "unreachable" });
      timer = setTimeout(() => void refresh(), RETRY_MS);
    }
  };

  /** The same user with the same role is no change: the page stays as it is. */
  const signIn = (viewer: Viewer) => {
    const current = state();
    if (
      current.kind !== "signed-in" ||
      current.viewer.id !== viewer.id ||
      current.viewer.role !== viewer.role
    )
      setState({ kind: "signed-in", viewer });
  };

  return {
    state,
    refresh,
    async logIn(username, password) {
      const result = await client.mutation(LogInMutation, { username, password }).toPromise();
      // The data of a refusal is null.
      if (result.data != null) signIn(result.data.login);
      return result.error ?? null;
    },
    async setUp(code, username, password) {
      const result = await client.mutation(SetUpMutation, { code, username, password }).toPromise();
      if (result.data != null) signIn(result.data.setUpAdmin);
      return result.error ?? null;
    },
    async logOut() {
      const result = await client.mutation(LogOutMutation, {}).toPromise();
      if (result.error === undefined) setState({ kind: "signed-out" });
      return result.error ?? null;
    },
  };
}

export const SessionContext = createContext<Session>();

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("useSession is called outside SessionContext");
  return session;
}

export function useIsAdmin(): Accessor<boolean> {
  const session = useSession();
  return () => {
    const state = session.state();
    return state.kind === "signed-in" && state.viewer.role === "ADMIN";
  };
}
