/** What a commit changed, by id; never the rows themselves. */
export interface Change {
  /** Last sequence that this commit wrote to the log; null when it wrote none. */
  readonly sequence: bigint | null;
  readonly requestIds: readonly string[];
  readonly downloadIds: readonly string[];
  readonly serviceSlugs: readonly string[];
  /** Syncs whose report has changed. */
  readonly syncIds: readonly string[];
  readonly deletionIds: readonly string[];
  /** Services that answer again. */
  readonly recovered: readonly Recovery[];
  /** More is tracked than before (a service was added, a setting changed), and only a full sync finds it. */
  readonly needsFullSync: boolean;
}

export interface Recovery {
  readonly slug: string;
  /** When the outage began. */
  readonly downSince: Date;
}

export const NO_CHANGE: Change = {
  sequence: null,
  requestIds: [],
  downloadIds: [],
  serviceSlugs: [],
  syncIds: [],
  deletionIds: [],
  recovered: [],
  needsFullSync: false,
};

/**
 * Wakes listeners. A listener then reads the store from where it stopped, so none depends on receiving every change.
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
