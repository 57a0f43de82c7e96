import type { Database, Tx } from "./client.ts";

/** A webhook as received, before it is interpreted. */
export interface NewDelivery {
  /** Slug and kind of the service it is for. */
  readonly service: string;
  readonly kind: string;
  readonly receivedAt: Date;
  readonly body: Uint8Array;
  /** SHA-256 of the body, in hex. */
  readonly bodyHash: string;
}

/** What differs between the providers. Its errors are the drivers' own; the store turns them into StoreErrors. */
export interface Driver {
  readonly read: Database;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Calls `take` once its turn has come and stores what it gives in one transaction; answers with the ids in order. */
  insertDeliveries(take: () => readonly NewDelivery[]): Promise<readonly number[]>;
  /** Called once, when nobody is inside any more. */
  close(): Promise<void>;
}
