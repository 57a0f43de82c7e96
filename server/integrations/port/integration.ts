import type { ServiceCondition } from "../../domain/problem/health.ts";
import type { MatchingControl, MatchingRemoval } from "./anime-matcher.ts";
import type { ArrControl, ArrRemoval } from "./arr.ts";
import type { ClientRemoval } from "./download-client.ts";
import type { ServiceKind } from "./kind.ts";
import type { LibraryControl, LibraryRemoval } from "./media-server.ts";
import type { PollResult, PollScope, PushListener } from "./poll.ts";
import type { RequestControl, RequestRemoval } from "./request-manager.ts";
import type { Snapshot, SnapshotOptions } from "./snapshot.ts";
import type { WebhookControl, WebhookReading } from "./webhook.ts";

export interface ServiceCheck {
  readonly version: string;
  readonly name?: string;
  /** What the service says of its own health, in words for an admin: a ban, a queue, a folder that is missing. */
  readonly notes?: readonly string[];
  /** Of those, what holds others up, as codes. */
  readonly conditions?: readonly ServiceCondition[];
  /** Folders that it watches, as it sees them: what lies elsewhere is none of its business. */
  readonly folders?: readonly string[];
}

/** What a service may have a page about: files that it does not recognise. */
export type ServicePage = "unrecognised";

/** Another service that this one knows how to reach: fills in the next form. */
export interface ServiceSuggestion {
  readonly kind: ServiceKind;
  readonly name: string;
  readonly url: string;
  readonly apiKey?: string;
  readonly username?: string;
  readonly is4k?: boolean;
}

/** By role: a service has the one that is its own. */
export interface RemovalControl {
  readonly arr?: ArrRemoval;
  readonly client?: ClientRemoval;
  readonly requests?: RequestRemoval;
  readonly matching?: MatchingRemoval;
  readonly library?: LibraryRemoval;
}

/**
 * One outside service. It knows `domain` only and turns whatever the service says into observations;
 * it never sees the database. Calls reject with IntegrationError.
 */
export interface Integration {
  readonly slug: string;
  readonly kind: ServiceKind;
  /** Reaches the service with its key: resolves with its version, rejects with the reason. */
  check(): Promise<ServiceCheck>;
  /** Reads a webhook body (already parsed from JSON). Pure: never throws, never calls out. Absent: it sends none. */
  readonly receive?: (body: unknown) => WebhookReading;
  /** A second try at a webhook body that is no JSON, for services that can send such; what it returns may still be none. */
  readonly repair?: (text: string) => string;
  /** Asks the service for the present truth about what is watched. Every list is read to its end. */
  readonly poll?: (scope: PollScope) => Promise<PollResult>;
  /** Listens until the deps' signal ends it; reconnects by itself. `onHint` asks the tracker for an early poll. */
  readonly push?: (listener: PushListener) => void;
  readonly webhook?: WebhookControl;
  /** Services that this one is connected to, with what it tells of how to reach them. */
  readonly suggest?: () => Promise<readonly ServiceSuggestion[]>;
  readonly library?: LibraryControl;
  readonly arr?: ArrControl;
  readonly requests?: RequestControl;
  readonly matching?: MatchingControl;
  /** What it can let go of when a title is deleted everywhere. */
  readonly removal?: RemovalControl;
  /** Pages of its own for people, as a browser opens them. */
  readonly pages?: Readonly<Partial<Record<ServicePage, string>>>;
  /** Opens a look at everything; for reconciling. */
  readonly openSnapshot?: (options?: SnapshotOptions) => Promise<Snapshot>;
}
