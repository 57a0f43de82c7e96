import type { Instant } from "../instant.ts";
import type { ItemFacts } from "./facts.ts";
import type { Keys } from "./keys.ts";
import type { Channel } from "./kind.ts";

/** What every observation carries, whatever its kind. */
export interface ObservationBase {
  /** Slug of the service that reported it. */
  readonly service: string;
  readonly channel: Channel;
  /** The service's own name of the event, e.g. "Grab", "MEDIA_APPROVED", "queue". */
  readonly event: string;
  /** When it happened, by the service's clock; null: not reported. Shown in the history, never used to order. */
  readonly at: Instant | null;
  readonly keys: Keys;
  readonly item?: ItemFacts;
  /** Id of the arr's history record. A record is applied once per (service, id), in order. */
  readonly historyId?: number;
  /** Of a history record: it was not there yet when the tracker read the history at this time, by the tracker's clock. */
  readonly since?: Instant;
  /** Of a history record: it is about the download or the import of the file that the arr has now. */
  readonly isOfCurrentFile?: boolean;
  /** Redacted excerpt of the service's answer, kept with the transition when no delivery holds it. Never read back. */
  readonly evidence?: Readonly<Record<string, unknown>>;
}
