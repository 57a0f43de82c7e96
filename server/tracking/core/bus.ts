/** What a commit changed, by id: never the rows themselves. */
export interface Change {
  /** Last sequence of the log that this commit wrote; null when it wrote none. */
  readonly sequence: bigint | null;
  readonly requestIds: readonly string[];
  readonly downloadIds: readonly string[];
  readonly serviceSlugs: readonly string[];
  /** Looks at everything (tracking/sync) that have got on. */
  readonly syncIds: readonly string[];
  /** Deletions (tracking/deletion) that have got on. */
  readonly deletionIds: readonly string[];
}

export const NO_CHANGE: Change = {
  sequence: null,
  requestIds: [],
  downloadIds: [],
  serviceSlugs: [],
  syncIds: [],
  deletionIds: [],
};

/** A wake flag: who hears of a change reads the store from where it stopped, so nothing depends on hearing every one. */
export interface Bus {
  publish(change: Change): void;
  /** Listeners are called in order, synchronously; one that throws is logged and does not stop the others. */
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
