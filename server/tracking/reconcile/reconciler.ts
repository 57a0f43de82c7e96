import type { SyncKind } from "../../domain/sync.ts";

export interface SyncReason {
  readonly kind: Exclude<SyncKind, "REQUEST">;
  /** Name of the person who asked for it, if any. */
  readonly by?: string;
}

/** A sync of one request. */
export interface RequestSync {
  readonly requestId: string;
  readonly by: string;
}

/** Syncs requests with the services, one full sync at a time. */
export interface Reconciler {
  /** Starts a full sync, or joins the running one. Resolves with the id of its report once it has started. */
  start(reason: SyncReason): Promise<string>;
  /** Starts a full sync, or another one after the running one, which may have missed what has changed. */
  startAnew(reason: SyncReason): void;
  /** Syncs one request and resolves when done. NOT_FOUND; LIMIT when it comes too soon. */
  syncRequest(request: RequestSync): Promise<void>;
  /** Whether the first sync is running. Polls of the same services wait for it. */
  isFirst(): boolean;
  /** Resolves once no full sync is running. */
  idle(): Promise<void>;
  /** Stops the running sync. A first sync continues at the next start. */
  stop(): Promise<void>;
}
