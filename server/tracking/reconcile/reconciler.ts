import type { SyncKind } from "../../domain/sync.ts";

export interface SyncReason {
  readonly kind: Exclude<SyncKind, "REQUEST">;
  /** Who asked for it; absent: nobody. */
  readonly by?: string;
}

/** A look at one request. */
export interface RequestSync {
  readonly requestId: string;
  readonly by: string;
  /** Whoever may look at everything may look at one as often as there is something new. */
  readonly isAdmin: boolean;
}

/** Looks at everything that the services have, one look at a time. */
export interface Reconciler {
  /** Begins a look, or joins the one that is under way. Resolves with the id of its report once it has begun. */
  start(reason: SyncReason): Promise<string>;
  /** Begins a look, or another one after the one that is under way, which may know nothing of what has changed. */
  startAnew(reason: SyncReason): void;
  /** Looks at one request and resolves when that is done. NOT_FOUND; LIMIT when it comes too soon. */
  syncRequest(request: RequestSync): Promise<void>;
  /** The first look is under way: whoever polls the same waits for it. */
  isFirst(): boolean;
  /** Resolves once no look is under way. */
  idle(): Promise<void>;
  /** Ends the look that is under way; it goes on at the next start. */
  stop(): Promise<void>;
}
