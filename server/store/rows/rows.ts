import type {
  AppliedObservation,
  Attempt,
  Delivery,
  DeliverySubject,
  Download,
  MediaRequest,
  NotificationEvent,
  Transition,
  Unit,
} from "../generated/sqlite/client.ts";

/**
 * The tables of tracking by the driver's own prepared statements, in one write transaction and on its connection. A
 * statement costs a fraction of a call of Prisma, which does everything that is rare.
 */
export interface Rows {
  /** Returns the oldest pending deliveries that came after this one. */
  listPending(limit: number, after: number): Promise<readonly Delivery[]>;
  /** Whether the same body from the same service was applied before. */
  hasEarlier(delivery: Pick<Delivery, "id" | "service" | "bodyHash">): Promise<boolean>;
  setOutcome(id: number, outcome: DeliveryColumns): Promise<void>;
  /** Writes what a delivery is about, in place of what was known before. */
  setSubject(subject: DeliverySubject): Promise<void>;
  /** Writes when a service last delivered, unless that is known to be after `before`. Returns whether it wrote. */
  noteDelivery(slug: string, at: Date, before: Date): Promise<boolean>;
  hasPendingObservations(): Promise<boolean>;
  /** Returns the ids of all requests that one of the keys names; an id may occur more than once. */
  findByKeys(keys: RequestKeys): Promise<readonly string[]>;
  findByFile(keys: FileKeys): Promise<readonly string[]>;
  /** `text` is normalized (domain/title.ts). */
  findByTitle(text: string): Promise<readonly string[]>;
  /** Returns requests, units and attempts in the order of their creation. */
  load(requestIds: readonly string[]): Promise<readonly StoredRequest[]>;
  findNewestDownload(downloadKey: string): Promise<Download | null>;
  /** Returns the transitions of the whole request to one of the states, oldest first. */
  listDecisions(requestId: string, to: readonly string[]): Promise<readonly Transition[]>;
  insert<Name extends keyof RowOf>(table: Name, rows: readonly RowOf[Name][]): Promise<void>;
  update<Name extends UpdatedTable>(
    table: Name,
    updates: readonly RowUpdate<RowOf[Name]>[],
  ): Promise<void>;
  /**
   * Takes `count` numbers and returns the first. The counter stays locked until the commit, so that the order of numbers
   * is the order of commits and no subscriber skips a slower transaction. Call it last, together with the rows that carry
   * the numbers, and "transition" before "version".
   */
  takeNumbers(name: CounterName, count: number): Promise<bigint>;
  /** Whether other writes wait for the end of this transaction. */
  isAwaited(): Promise<boolean>;
}

export interface RowOf {
  readonly MediaRequest: MediaRequest;
  readonly Unit: Unit;
  readonly Attempt: Attempt;
  readonly Download: Download;
  readonly Transition: Transition;
  readonly NotificationEvent: NotificationEvent;
  readonly AppliedObservation: AppliedObservation;
}

type UpdatedTable = Exclude<keyof RowOf, "Transition" | "NotificationEvent" | "AppliedObservation">;

export interface RowUpdate<Row> {
  readonly id: string;
  /** Only the columns that change. */
  readonly changed: Partial<Row>;
}

/** What may name a request; null where it is not known. */
export interface RequestKeys {
  readonly id: string | null;
  readonly originService: string;
  readonly originId: string | null;
  readonly arrService: string | null;
  readonly arrId: number | null;
  readonly tvdbId: number | null;
  readonly tmdbId: number | null;
  readonly mediaType: string | null;
  readonly imdbId: string | null;
  readonly downloadKeys: readonly string[];
}

export interface FileKeys {
  readonly fileName: string | null;
  readonly shokoFileId: number | null;
}

export interface StoredRequest {
  readonly row: MediaRequest;
  readonly units: readonly {
    readonly row: Unit;
    readonly attempts: readonly { readonly row: Attempt; readonly download: Download | null }[];
  }[];
}

type DeliveryColumns = Pick<
  Delivery,
  "status" | "event" | "message" | "messageCode" | "messageParams" | "appliedAt"
>;

/** "transition" numbers the log, "version" the visible changes of requests. */
export type CounterName = "transition" | "version";
