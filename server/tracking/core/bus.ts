import type {
  Download,
  MediaRequest,
  Transition,
  Unit,
} from "../../store/generated/sqlite/client.ts";

/** A transition as a commit wrote it, with its request and unit as they are since that commit. */
export interface WrittenTransition extends Transition {
  readonly request: MediaRequest;
  readonly unit: Unit | null;
  /** Only the id, because a delivery holds the body of a webhook. */
  readonly delivery: { readonly id: number } | null;
}

/** What a commit changed. The rows that it carries save listeners a read; they may be absent, the ids may not. */
export interface Change {
  /** Last sequence that this commit wrote to the log; null when it wrote none. */
  readonly sequence: bigint | null;
  /** The transitions that this commit wrote, in order. */
  readonly transitions: readonly WrittenTransition[];
  readonly requestIds: readonly string[];
  /** The rows of `requestIds` as this commit wrote them. */
  readonly requests: readonly MediaRequest[];
  readonly downloadIds: readonly string[];
  /** By ID, as they are since this commit: the downloads of `requests`, and others that it read. */
  readonly downloads: ReadonlyMap<string, Download>;
  readonly serviceSlugs: readonly string[];
  /** Syncs whose report has changed. */
  readonly syncIds: readonly string[];
  readonly deletionIds: readonly string[];
  /** Services that answer again. */
  readonly recovered: readonly Recovery[];
  /** More is tracked than before (a service was added, a setting changed), and only a full sync finds it. */
  readonly needsFullSync: boolean;
  /** Something happened that people may be notified about. */
  readonly hasNews: boolean;
  /** The settings of the app have changed. */
  readonly hasNewSettings: boolean;
  /** The level that the log has from now on; null: the same as before. */
  readonly logLevel: string | null;
}

export interface Recovery {
  readonly slug: string;
  /** When the outage began. */
  readonly downSince: Date;
}

export const NO_CHANGE: Change = {
  sequence: null,
  transitions: [],
  requestIds: [],
  requests: [],
  downloadIds: [],
  downloads: new Map(),
  serviceSlugs: [],
  syncIds: [],
  deletionIds: [],
  recovered: [],
  needsFullSync: false,
  hasNews: false,
  hasNewSettings: false,
  logLevel: null,
};

/**
 * Notifies listeners in the order of commits. A listener that missed a change reads the store from where it stopped, so
 * none depends on receiving every change.
 */
export interface Bus {
  publish(change: Change): void;
  /** Calls listeners in order, synchronously. A listener that throws is logged and does not stop the others. */
  listen(listener: (change: Change) => void): () => void;
}

export function createBus(onError: (error: unknown) => void): Bus {
  const listeners = new Set<(change: Change) => void>();
  return {
    publish(change) {
      for (const listener of listeners) {
        try {
          listener(change);
        } catch (error) {
          onError(error);
        }
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
