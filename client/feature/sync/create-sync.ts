import { type Accessor, createContext, createSignal, useContext } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { createSubscription } from "../../graphql/create-subscription.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import { createTask } from "../../ui/create-task.ts";
import {
  SyncChangedSubscription,
  SyncLibraryMutation,
  SyncQuery,
  type SyncReport,
} from "./document.ts";
import { isLaterReport, shouldReport } from "./report.ts";

export interface Sync {
  /** The running full sync; null if none is running. */
  readonly running: Accessor<SyncReport | null>;
  /** The report of a full sync that ran while this browser was open, until it is dismissed. */
  readonly report: Accessor<SyncReport | null>;
  readonly isStarting: Accessor<boolean>;
  /** Why a full sync could not be started. */
  readonly error: Accessor<string | null>;
  start(): Promise<void>;
  /** Dismisses the report or the error. */
  dismiss(): void;
}

/** Starts full syncs and follows their progress, for an admin; there is none to follow for anybody else. */
export function createSync({ isAdmin }: { readonly isAdmin: boolean }): Sync {
  const { client } = useConnection();
  const task = createTask();
  const [latest, setLatest] = createSignal<SyncReport | null>(null);
  /** The sync that was seen running: an older report is not shown when the page is opened. */
  const [followedId, setFollowedId] = createSignal<string | null>(null);

  const accept = (incoming: SyncReport) => {
    if (!isLaterReport(latest(), incoming)) return;
    if (incoming.status === "RUNNING") setFollowedId(incoming.id);
    setLatest(incoming);
  };

  // A change of the role opens a new connection, and with it another instance.
  if (isAdmin) {
    createSubscription(SyncChangedSubscription, {}, ({ syncChanged }) => accept(syncChanged));
    createCatchUp(async () => {
      const { sync } = await runQuery(client, SyncQuery, {});
      if (sync !== null) accept(sync);
    });
  }

  return {
    running: () => (latest()?.status === "RUNNING" ? latest() : null),
    report: () => {
      const report = latest();
      return report !== null && report.id === followedId() && shouldReport(report) ? report : null;
    },
    isStarting: task.isBusy,
    error: task.error,
    start: () =>
      task.run(async () => {
        const { syncLibrary } = await runMutation(client, SyncLibraryMutation, {});
        // The sync of a small library may have ended before the response arrives.
        setFollowedId(syncLibrary.id);
        accept(syncLibrary);
      }),
    dismiss() {
      task.clearError();
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
