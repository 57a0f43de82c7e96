/** Stands for a subscription whose results are written by somebody else: yields nothing, and ends. */
export interface IdleIterator {
  readonly iterator: AsyncGenerator<never, undefined, undefined>;
  end(): void;
}

/** `onReturn` runs once, when whoever holds the iterator wants no more. */
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
