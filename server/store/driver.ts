import type { Database, Tx } from "./client.ts";
import type { Rows } from "./rows/rows.ts";

/** A webhook as received, before it is interpreted. */
export interface NewDelivery {
  /** Slug and kind of the service it is for. */
  readonly service: string;
  readonly kind: string;
  readonly receivedAt: Date;
  readonly body: Uint8Array;
  /** SHA-256 of the body, in hex. */
  readonly bodyHash: string;
  /** Stored with it, to pass it on. */
  readonly relayed?: NewRelayedWebhook;
}

/** A webhook to pass on to the former owner of the webhook. */
export interface NewRelayedWebhook {
  readonly contentType: string | null;
  /** The bytes as received, encrypted. */
  readonly body: string;
}

/** The body of a transaction. Both arguments write in it. */
export type Work<T> = (tx: Tx, rows: Rows) => Promise<T>;

/** The operations that differ between the providers. Errors are those of the driver; the store converts them. */
export interface Driver {
  readonly read: Database;
  write<T>(work: Work<T>): Promise<T>;
  /** Calls `take` when the write can start, inserts its deliveries in one transaction and returns their ids in order. */
  insertDeliveries(take: () => readonly NewDelivery[]): Promise<readonly number[]>;
  /** See Store. */
  gatherStatistics(): Promise<void>;
  /** See Store. */
  fence(term: bigint): void;
  /** Called once, when no operation is running. */
  close(): Promise<void>;
}
