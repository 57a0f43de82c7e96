import type { Driver, NewDelivery } from "./driver.ts";
import { StoreError, toStoreError } from "./error.ts";

/** Limits of one group: large enough for many deliveries per commit, small enough to hold the database briefly. */
const GROUP_ROWS = 200;
const GROUP_BYTES = 16 * 1024 * 1024;

/** Maximum size of the deliveries that wait in memory while the database is locked; further webhooks get a 503. */
const WAITING_BYTES = 128 * 1024 * 1024;

interface Waiting {
  readonly delivery: NewDelivery;
  readonly resolve: (id: number) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Stores deliveries so that those that arrive together share one commit. The returned function resolves with the id
 * once its delivery is durable. If the transaction of a group fails, none of its deliveries is stored and every caller is
 * rejected.
 */
export function createInbox(
  insertDeliveries: Driver["insertDeliveries"],
  waitingBytesLimit = WAITING_BYTES,
): (delivery: NewDelivery) => Promise<number> {
  const waiting: Waiting[] = [];
  let waitingBytes = 0;
  let isFlushing = false;

  function takeGroup(): Waiting[] {
    let bytes = 0;
    let rows = 0;
    for (const { delivery } of waiting) {
      if (rows > 0 && (rows >= GROUP_ROWS || bytes + delivery.body.byteLength > GROUP_BYTES)) break;
      bytes += delivery.body.byteLength;
      rows += 1;
    }
    waitingBytes -= bytes;
    return waiting.splice(0, rows);
  }

  async function insertGroup(): Promise<void> {
    let group: Waiting[] = [];
    try {
      const ids = await insertDeliveries(() => {
        group = takeGroup();
        return group.map(({ delivery }) => delivery);
      });
      group.forEach(({ resolve, reject }, index) => {
        const id = ids[index];
        if (id === undefined)
          reject(new StoreError("FAILED", "the database returned no id for a stored delivery"));
        else resolve(id);
      });
    } catch (error) {
      // A failure before the group was taken rejects the deliveries that it would have held.
      for (const { reject } of group.length > 0 ? group : takeGroup()) reject(toStoreError(error));
    }
  }

  async function flush(): Promise<void> {
    isFlushing = true;
    while (waiting.length > 0) await insertGroup();
    isFlushing = false;
  }

  return (delivery) => {
    if (Number.isNaN(delivery.receivedAt.getTime())) {
      return Promise.reject(new StoreError("FAILED", "a delivery needs a valid time of arrival"));
    }
    if (waitingBytes + delivery.body.byteLength > waitingBytesLimit) {
      return Promise.reject(
        new StoreError("BUSY", "too many deliveries are waiting for the database"),
      );
    }
    return new Promise((resolve, reject) => {
      waiting.push({ delivery, resolve, reject });
      waitingBytes += delivery.body.byteLength;
      if (!isFlushing) void flush();
    });
  };
}
