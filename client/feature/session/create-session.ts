import type { Client, CombinedError } from "@urql/core";
import { type Accessor, createContext, createSignal, onCleanup, useContext } from "solid-js";
import { createClient } from "../../graphql/client.ts";
import type { ResultOf } from "../../graphql/graphql.ts";
import { runQuery } from "../../graphql/operation.ts";
import { LogInMutation, LogOutMutation, SessionQuery, SetUpMutation } from "./document.ts";

export type Viewer = NonNullable<ResultOf<typeof SessionQuery>["viewer"]>;

export type SessionState =
  | { readonly kind: "asking" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "set-up" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "signed-in"; readonly viewer: Viewer };

export interface Session {
  readonly state: Accessor<SessionState>;
  /** Asks the tracker who this browser is. */
  refresh(): Promise<void>;
  /** Each resolves with the refusal, or null when it is done. */
  logIn(username: string, password: string): Promise<CombinedError | null>;
  setUp(code: string, username: string, password: string): Promise<CombinedError | null>;
  logOut(): Promise<CombinedError | null>;
}

const RETRY_MS = 3000;

/** Who uses this browser. Holds its own client, because it is asked before there is a line. */
export function createSession(apiUrl: string): Session {
  const [state, setState] = createSignal<SessionState>({ kind: "asking" });
  const client: Client = createClient({ url: apiUrl, onUnauthenticated: () => {} });
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const refresh = async () => {
    clearTimeout(timer);
    try {
      const { viewer, setupRequired } = await runQuery(client, SessionQuery, {});
      if (viewer !== null) enter(viewer);
      else setState({ kind: setupRequired ? "set-up" : "signed-out" });
    } catch {
      // A screen that is open stays open while the tracker restarts: its light tells.
      if (state().kind !== "signed-in") setState({ kind: "unreachable" });
      timer = setTimeout(() => void refresh(), RETRY_MS);
    }
  };

  /** The same person again is no change: what is on the screen stays. */
  const enter = (viewer: Viewer) => {
    const held = state();
    if (held.kind !== "signed-in" || held.viewer.id !== viewer.id)
      setState({ kind: "signed-in", viewer });
  };

  return {
    state,
    refresh,
    async logIn(username, password) {
      const result = await client.mutation(LogInMutation, { username, password }).toPromise();
      if (result.data !== undefined) enter(result.data.login);
      return result.error ?? null;
    },
    async setUp(code, username, password) {
      const result = await client.mutation(SetUpMutation, { code, username, password }).toPromise();
      if (result.data !== undefined) enter(result.data.setUpAdmin);
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
