/** Time for applying one delivery. */
export const MAX_TRY_MS = 10_000;

/** A try that did not end in time, although the process lives: it waits for something that never comes. */
export class EndlessTryError extends Error {
  constructor(deliveryId: number, maxMs: number) {
    super(`applying delivery ${deliveryId} did not end within ${maxMs / 1000} s`);
    this.name = "EndlessTryError";
  }
}

/**
 * Rejects with an EndlessTryError if `work` does not end in time; what it does later comes to nothing, because its
 * transaction is rolled back. Uses real time, not the tracker's clock: the work is the tracker's own.
 */
export async function endInTime<T>(
  work: Promise<T>,
  { deliveryId, maxMs }: { readonly deliveryId: number; readonly maxMs: number },
): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new EndlessTryError(deliveryId, maxMs)), maxMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
