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
}

export function createProofs(): Proofs {
  const awaited = new Map<string, (hasArrived: boolean) => void>();
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
      awaited.get(keyOf(slug, nonce))?.(true);
    },
  };
}
