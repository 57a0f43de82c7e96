import { type Accessor, createSignal, onCleanup } from "solid-js";
import { errorCode } from "../../../graphql/error.ts";
import { runMutation } from "../../../graphql/operation.ts";
import { type Attempt, createAttempt } from "../../../ui/create-attempt.ts";
import { errorWords } from "../../../wording/error-words.ts";
import { useSession } from "../create-session.ts";
import type { Viewer } from "../document.ts";
import {
  FinishQuickConnectMutation,
  type QuickConnectCode,
  StartQuickConnectMutation,
} from "./document.ts";

export interface LiveQuickConnect {
  /** Asking for a code. */
  readonly attempt: Attempt;
  /** The code that waits for approval. */
  readonly code: Accessor<QuickConnectCode | null>;
  readonly isExpired: Accessor<boolean>;
  /** Why it is unknown at the moment whether the code is approved; asking goes on. */
  readonly trouble: Accessor<string | null>;
  /** Asks for a code. */
  start(): Promise<void>;
}

const ASK_EVERY_MS = 2000;
/** Errors that asking again would not change. */
const FINAL_CODES = new Set(["FORBIDDEN", "BAD_INPUT"]);

/** Asks for a code, then every few seconds whether the person has approved it, for as long as the owner lives. */
export function createQuickConnect(
  provider: string,
  onSignedIn: (viewer: Viewer) => void,
): LiveQuickConnect {
  const { client } = useSession();
  const attempt = createAttempt();
  const [code, setCode] = createSignal<QuickConnectCode | null>(null);
  const [isExpired, setIsExpired] = createSignal(false);
  const [trouble, setTrouble] = createSignal<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let hasEnded = false;

  const ask = async (): Promise<"again" | "over"> => {
    const waiting = code();
    if (waiting === null || hasEnded) return "over";
    try {
      const { id } = waiting;
      const { finishQuickConnect: viewer } = await runMutation(client, FinishQuickConnectMutation, {
        id,
      });
      setTrouble(null);
      if (viewer === null) return "again";
      onSignedIn(viewer);
      return "over";
    } catch (error) {
      const reason = errorCode(error) ?? "";
      setIsExpired(reason === "NOT_FOUND");
      setTrouble(reason === "NOT_FOUND" ? null : errorWords(error));
      if (reason !== "NOT_FOUND" && !FINAL_CODES.has(reason)) return "again";
      setCode(null);
      return "over";
    }
  };
  const poll = async () => {
    clearTimeout(timer);
    if (isAsking) return;
    isAsking = true;
    const next = await ask();
    isAsking = false;
    if (next === "again" && !hasEnded) timer = setTimeout(() => void poll(), ASK_EVERY_MS);
  };
  // Whoever approved in an app on the same phone comes back to this page, whose timers were paused.
  const onVisible = () => {
    if (document.visibilityState === "visible") void poll();
  };
  document.addEventListener("visibilitychange", onVisible);
  onCleanup(() => {
    hasEnded = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisible);
  });

  return {
    attempt,
    code,
    isExpired,
    trouble,
    async start() {
      await attempt.run(async () => {
        setTrouble(null);
        setIsExpired(false);
        const started = await runMutation(client, StartQuickConnectMutation, { provider });
        setCode(started.startQuickConnect);
      });
      if (code() !== null) timer = setTimeout(() => void poll(), ASK_EVERY_MS);
    },
  };
}
