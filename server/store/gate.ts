import { AsyncLocalStorage } from "node:async_hooks";
import { StoreError } from "./error.ts";

/** Keeps account of who is inside the store. */
export interface Gate {
  /** Runs `work` from outside; refuses once the store closes, and inside a transaction, where it would wait for itself. */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` as the inside of a transaction. */
  enter<T>(work: () => Promise<T>): Promise<T>;
  /** Lets nobody in any more and resolves when all who were inside are done. */
  close(): Promise<void>;
}

export function createGate(): Gate {
  const transactions = new AsyncLocalStorage<{ isOpen: boolean }>();
  const empty = Promise.withResolvers<void>();
  let inside = 0;
  let isClosed = false;

  return {
    async pass(work) {
      if (isClosed) throw new StoreError("FAILED", "the store is closed");
      if (transactions.getStore()?.isOpen === true) {
        throw new StoreError(
          "FAILED",
          "a write was asked for inside a write: use the `tx` of the transaction",
        );
      }
      inside += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
        if (isClosed && inside === 0) empty.resolve();
      }
    },
    async enter(work) {
      // What was merely started in here keeps this context after the commit, when it may write again.
      const transaction = { isOpen: true };
      try {
        return await transactions.run(transaction, work);
      } finally {
        transaction.isOpen = false;
      }
    },
    async close() {
      isClosed = true;
      if (inside > 0) await empty.promise;
    },
  };
}
