/** The iterator of a subscription whose results are written elsewhere: yields nothing until it ends. */
export interface IdleIterator {
  readonly iterator: AsyncGenerator<never, undefined, undefined>;
  end(): void;
}

/** Calls `onReturn` once, when the consumer closes the iterator. */
export function createIdleIterator(onReturn: () => void): IdleIterator {
  const DONE = { done: true, value: undefined } as const;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let isReturned = false;

  const iterator: AsyncGenerator<never, undefined, undefined> = {
    async next() {
      await ended;
      return DONE;
    },
    async return() {
      if (!isReturned) onReturn();
      isReturned = true;
      end();
      return DONE;
    },
    async throw() {
      return iterator.return(undefined);
    },
    [Symbol.asyncIterator]: () => iterator,
    async [Symbol.asyncDispose]() {
      await iterator.return(undefined);
    },
  };
  return { iterator, end };
}
