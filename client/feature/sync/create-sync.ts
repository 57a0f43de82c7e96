import { type Accessor, createContext, createSignal, useContext } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { errorWords } from "../../graphql/error.ts";
import { runQuery, runMutation } from "../../graphql/operation.ts";
import {
  SyncChangedSubscription,
  SyncLibraryMutation,
  SyncQuery,
  type SyncReport,
} from "./document.ts";
import { isLaterReport, shouldReport } from "./report-words.ts";

export interface Sync {
  /** The look at everything that is under way; null when none is. */
  readonly running: Accessor<SyncReport | null>;
  /** What came of one that was under way while this browser was open, until it is put away. */
  readonly report: Accessor<SyncReport | null>;
  /** It is being asked for. */
  readonly isStarting: Accessor<boolean>;
  /** Why none could be begun. */
  readonly refusal: Accessor<string | null>;
  start(): Promise<void>;
  /** Puts the report or the refusal away. */
  dismiss(): void;
}

/** The look at everything, followed live. */
export function createSync(): Sync {
  const connection = useConnection();
  const [held, setHeld] = createSignal<SyncReport | null>(null);
  /** The one that was seen under way: what came of yesterday's is no news to whoever opens the page. */
  const [followedId, setFollowedId] = createSignal<string | null>(null);
  const [isStarting, setIsStarting] = createSignal(false);
  const [refusal, setRefusal] = createSignal<string | null>(null);

  const accept = (seen: SyncReport) => {
    if (!isLaterReport(held(), seen)) return;
    if (seen.status === "RUNNING") setFollowedId(seen.id);
    setHeld(seen);
  };

  createSubscription(SyncChangedSubscription, {}, ({ syncChanged }) => accept(syncChanged));
  createCatchUp(async () => {
    const { sync } = await runQuery(connection.client, SyncQuery, {});
    if (sync !== null) accept(sync);
  });

  return {
    running: () => (held()?.status === "RUNNING" ? held() : null),
    report: () => {
      const report = held();
      return report !== null && report.id === followedId() && shouldReport(report) ? report : null;
    },
    isStarting,
    refusal,
    async start() {
      if (isStarting()) return;
      setIsStarting(true);
      setRefusal(null);
      try {
        const { syncLibrary } = await runMutation(connection.client, SyncLibraryMutation, {});
        // A small library may have been looked at before the answer is here.
        setFollowedId(syncLibrary.id);
        accept(syncLibrary);
      } catch (error) {
        setRefusal(errorWords(error));
      } finally {
        setIsStarting(false);
      }
    },
    dismiss() {
      setRefusal(null);
      setFollowedId(null);
    },
  };
}

export const SyncContext = createContext<Sync>();

export function useSync(): Sync {
  const sync = useContext(SyncContext);
  if (sync === undefined) throw new Error("useSync is called outside SyncContext");
  return sync;
}
