import { type Accessor, createContext, createSignal, onCleanup, useContext } from "solid-js";
import { createClient } from "../../graphql/client.ts";
import type { HeadStart } from "../../graphql/head-start.ts";
import { type LastAnswers, NO_LAST_ANSWERS } from "../../graphql/last-answers.ts";
import type { Client } from "../../graphql/operation-type.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import { recall, remember } from "../../lib/browser-memory.ts";
import type { SignInNotice } from "../../wording/sign-in-words.ts";
import { LogOutMutation, SessionQuery, type Viewer } from "./document.ts";

export type SessionState =
  | { readonly kind: "loading" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "set-up" }
  | { readonly kind: "signed-out"; readonly notice: SignInNotice | null }
  | { readonly kind: "signed-in"; readonly viewer: Viewer };

export interface Session {
  readonly state: Accessor<SessionState>;
  /** For operations that need no session; there is no connection before sign-in. */
  readonly client: Client;
  /** Loads the signed-in user from the server. */
  refresh(): Promise<void>;
  /** Takes in who has just signed in. */
  accept(viewer: Viewer): void;
  /** Resolves with false if a proxy signs the browser in: then it stays signed in. */
  logOut(): Promise<boolean>;
}

const RETRY_MS = 1000;
/** Set while somebody is signed in, so that a page opened later can say that the session has ended. */
const SIGNED_IN = "signed-in";

/** Whether somebody was signed in when this browser last showed a page. */
export function wasSignedIn(): boolean {
  return recall("browser", SIGNED_IN) !== null;
}

const ENDED: SignInNotice = { kind: "ended" };

/** Tracks who is signed in. `notice`: what the sign-in page says if nobody is. */
export function createSession(
  apiUrl: string,
  notice: SignInNotice | null = null,
  lastAnswers: LastAnswers = NO_LAST_ANSWERS,
  headStart?: HeadStart,
): Session {
  const [state, setState] = createSignal<SessionState>({ kind: "loading" });
  const client = createClient({
    url: apiUrl,
    lastAnswers,
    ...(headStart !== undefined && { headStart }),
    onUnauthenticated: () => {},
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const refresh = async () => {
    clearTimeout(timer);
    try {
      const { viewer, setupRequired } = await runQuery(client, SessionQuery, {});
      if (viewer !== null) return accept(viewer);
      lastAnswers.setViewer(null);
      if (setupRequired) setState({ kind: "set-up" });
      else setState((current) => ({ kind: "signed-out", notice: noticeAfter(current) }));
    } catch {
      // An open page stays open while the server restarts; its connection indicator shows the outage.
      if (state().kind !== "signed-in") setState({ kind: "unreachable" });
      timer = setTimeout(() => void refresh(), RETRY_MS);
    }
  };

  const noticeAfter = (current: SessionState): SignInNotice | null => {
    if (current.kind === "signed-out") return current.notice;
    const hasEnded = wasSignedIn();
    remember("browser", SIGNED_IN, null);
    if (current.kind === "signed-in") return ENDED;
    return notice ?? (hasEnded ? ENDED : null);
  };

  const accept = (viewer: Viewer) => {
    lastAnswers.setViewer(viewer.id);
    remember("browser", SIGNED_IN, "yes");
    setState({ kind: "signed-in", viewer });
  };

  return {
    state,
    client,
    refresh,
    accept,
    async logOut() {
      const { logout: hadSession } = await runMutation(client, LogOutMutation, {});
      remember("browser", SIGNED_IN, null);
      if (!hadSession) await refresh();
      else {
        lastAnswers.setViewer(null);
        setState({ kind: "signed-out", notice: null });
      }
      return state().kind !== "signed-in";
    },
  };
}

export const SessionContext = createContext<Session>();

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("useSession is called outside SessionContext");
  return session;
}

/** Returns who is signed in; null before sign-in. */
export function useViewer(): Accessor<Viewer | null> {
  const session = useSession();
  return () => {
    const state = session.state();
    return state.kind === "signed-in" ? state.viewer : null;
  };
}

export function useIsAdmin(): Accessor<boolean> {
  const viewer = useViewer();
  return () => viewer()?.role === "ADMIN";
}
