import { AsyncLocalStorage } from "node:async_hooks";
import { StoreError } from "./error.ts";

/** Counts the running operations of the store, and rejects writes inside a write and after the close. */
export interface OperationGuard {
  /** Runs an operation. Rejects once the store closes, and inside a transaction, where a write would wait for itself. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Runs the body of a transaction. */
  runTransaction<T>(work: () => Promise<T>): Promise<T>;
  /** Rejects new operations and resolves when the running ones have ended. */
  close(): Promise<void>;
}

export function createOperationGuard(): OperationGuard {
  const transactions = new AsyncLocalStorage<{ isOpen: boolean }>();
  const idle = Promise.withResolvers<void>();
  let running = 0;
  let isClosed = false;

  return {
    async run(work) {
      if (isClosed) throw new StoreError("FAILED", "the store is closed");
      if (transactions.getStore()?.isOpen === true) {
        throw new StoreError(
          "FAILED",
          "a write was started inside a write: use the `tx` of the transaction",
        );
      }
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (isClosed && running === 0) idle.resolve();
      }
    },
    async runTransaction(work) {
      // Work that the transaction started without awaiting keeps this context after the commit, when it may write.
      const transaction = { isOpen: true };
      try {
        return await transactions.run(transaction, work);
      } finally {
        transaction.isOpen = false;
      }
    },
    async close() {
      isClosed = true;
      if (running > 0) await idle.promise;
    },
  };
}
