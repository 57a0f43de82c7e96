import type { Instant } from "../instant.ts";
import type {
  FileFacts,
  ItemFacts,
  PlayableFacts,
  ReleaseFacts,
  ReleaseSearch,
  TransferFacts,
} from "./facts.ts";
import type { Keys } from "./keys.ts";
import type { Channel, ObservationKind } from "./kind.ts";

/**
 * What a service told us, whatever the channel. A webhook and a poll that mean the same give the same observation,
 * so that reconciling is replaying. Plain data: it can be kept as JSON and applied later.
 */
export interface Observation {
  /** Slug of the service that said it. */
  readonly service: string;
  readonly kind: ObservationKind;
  readonly channel: Channel;
  /** The service's own name of what happened, e.g. "Grab", "MEDIA_APPROVED", "queue". */
  readonly event: string;
  /** When, by the service's clock; null when it does not say. Shown for history, never used to order. */
  readonly at: Instant | null;
  readonly keys: Keys;
  readonly item?: ItemFacts;
  readonly release?: ReleaseFacts;
  readonly transfer?: TransferFacts;
  readonly file?: FileFacts;
  readonly playable?: PlayableFacts;
  /** The service's words: why it failed, was declined, deleted (`deleteReason`), blocked. */
  readonly reason?: string;
  /** Lines for the admin, e.g. the arr's status messages. */
  readonly detail?: readonly string[];
  /** requested: who knows of the wish first. */
  readonly origin?: "seerr" | "arr";
  /** approved, declined: done by a rule, not by a person. */
  readonly isAutomatic?: boolean;
  /** imported: the arr says that the whole download is done; episodes it grabbed and does not name are not in the pack. */
  readonly isComplete?: boolean;
  /** removed-from-arr: the files went too. */
  readonly filesDeleted?: boolean;
  /** airs, of a film: its release date; null: the arr knows the film and has no date. Episodes carry their own. */
  readonly airDate?: Instant | null;
  /** monitoring: whether the arr looks for it. */
  readonly monitored?: boolean;
  /** held: until when the arr waits by itself; pending-in-arr: until when it holds a release back. */
  readonly until?: Instant;
  /** file-deleted, library-lost: seen twice, or confirmed by a person; nothing is waited for any more. */
  readonly isConfirmed?: boolean;
  /** searched: what the indexers have. */
  readonly releaseSearch?: ReleaseSearch;
  /** The arr follows this download at the moment: its queue names it. */
  readonly isInQueue?: boolean;
  /** The arr's id of a history record: applied once per (service, id), in order. */
  readonly historyId?: number;
  /** The fact it rests on when no delivery holds it: redacted JSON, small. */
  readonly evidence?: unknown;
}
