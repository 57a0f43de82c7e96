/** Requested test messages that have not arrived yet, by slug and nonce. */
export interface Proofs {
  /** Resolves with true once the nonce arrives, with false after `timeoutMs`. `forget` ends the wait. */
  expect(
    slug: string,
    nonce: string,
    timeoutMs: number,
  ): { readonly arrived: Promise<boolean>; forget(): void };
  /** Reports that a webhook of this service arrived with this nonce and the right secret. */
  arrived(slug: string, nonce: string): void;
  /** Calls the listener for a nonce that nobody in this process waits for. The returned function stops listening. */
  listen(listener: (slug: string, nonce: string) => void): () => void;
}

export function createProofs(): Proofs {
  const awaited = new Map<string, (hasArrived: boolean) => void>();
  const listeners = new Set<(slug: string, nonce: string) => void>();
  const keyOf = (slug: string, nonce: string): string => `${slug} ${nonce}`;

  return {
    expect(slug, nonce, timeoutMs) {
      const key = keyOf(slug, nonce);
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const settle = (hasArrived: boolean): void => {
        clearTimeout(timer);
        awaited.delete(key);
        resolve(hasArrived);
      };
      // Real time, not the tracker's clock: the wait is for the network.
      const timer = setTimeout(settle, timeoutMs, false);
      timer.unref();
      awaited.set(key, settle);
      return { arrived: promise, forget: () => settle(false) };
    },
    arrived(slug, nonce) {
      const settle = awaited.get(keyOf(slug, nonce));
      if (settle === undefined) listeners.forEach((listener) => listener(slug, nonce));
      else settle(true);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
