import type { ServiceNote } from "../../domain/message/service-note.ts";
import type { ServiceCondition } from "../../domain/problem/health.ts";
import type { ServiceKind } from "../../domain/service-kind.ts";
import type { MatchingControl, MatchingRemoval } from "./anime-matcher.ts";
import type { ArrControl, ArrRemoval } from "./arr.ts";
import type { ClientQueue, ClientRemoval } from "./download-client.ts";
import type { Inspection } from "./inspection.ts";
import type { LibraryControl, LibraryRemoval } from "./media-server.ts";
import type { PollResult, PollScope, PushListener } from "./poll.ts";
import type { RequestControl, RequestRemoval } from "./request-manager.ts";
import type { SignInControl } from "./sign-in.ts";
import type { Snapshot, SnapshotOptions } from "./snapshot.ts";
import type { WebhookControl, WebhookReading } from "./webhook.ts";

export interface ServiceCheck {
  readonly version: string;
  readonly name?: string;
  /** What the service reports about its own health, for an admin: a ban, a backlog, a missing folder. A text is its own words. */
  readonly notes?: readonly ServiceNote[];
  /** Codes for those notes that block other services. */
  readonly conditions?: readonly ServiceCondition[];
  /** Folders that the service manages, as it sees them; it ignores files elsewhere. */
  readonly folders?: readonly string[];
}

/** Web pages that a service may offer: its list of unrecognised files. */
export type ServicePage = "unrecognised";

/** Connection details of another service, as this service knows them; prefills the next form. */
export interface ServiceSuggestion {
  readonly kind: ServiceKind;
  readonly name: string;
  readonly url: string;
  readonly apiKey?: string;
  readonly username?: string;
  readonly is4k?: boolean;
}

/** Removal operations by role; a service fills in only its own role. */
export interface RemovalControl {
  readonly arr?: ArrRemoval;
  readonly client?: ClientRemoval;
  readonly requests?: RequestRemoval;
  readonly matching?: MatchingRemoval;
  readonly library?: LibraryRemoval;
}

/**
 * One outside service. Knows only `domain`, turns what the service reports into observations and never accesses the
 * database. Calls reject with IntegrationError.
 */
export interface Integration {
  readonly slug: string;
  readonly kind: ServiceKind;
  /** Connects with the configured key: resolves with the version, rejects with the reason. */
  check(): Promise<ServiceCheck>;
  /**
   * Reads a webhook body that was parsed from JSON. Pure: never throws and makes no calls. Absent when the service
   * sends no webhooks.
   */
  readonly receive?: (body: unknown) => WebhookReading;
  /**
   * Repairs a webhook body that is not valid JSON, for services that send such bodies; the result may still be invalid.
   */
  readonly repair?: (text: string) => string;
  /** Reads the current state of tracked items from the service. Every list is read to its end. */
  readonly poll?: (scope: PollScope) => Promise<PollResult>;
  /** Listens until the deps' signal aborts, and reconnects by itself. `onHint` asks the tracker for an early poll. */
  readonly push?: (listener: PushListener) => void;
  readonly webhook?: WebhookControl;
  /** Absent if the service reports nothing of its set-up. */
  readonly inspection?: Inspection;
  /** Lists services that this service is connected to, with their connection details. */
  readonly suggest?: () => Promise<readonly ServiceSuggestion[]>;
  readonly library?: LibraryControl;
  readonly arr?: ArrControl;
  readonly requests?: RequestControl;
  readonly matching?: MatchingControl;
  readonly queue?: ClientQueue;
  /** Absent if people cannot sign in to the tracker with their account at the service. */
  readonly signIn?: SignInControl;
  /** What the service can remove when a title is deleted everywhere. */
  readonly removal?: RemovalControl;
  /** The service's own web pages, as a browser opens them. */
  readonly pages?: Readonly<Partial<Record<ServicePage, string>>>;
  /** Opens a snapshot of everything in the service, for a sync. */
  readonly openSnapshot?: (options?: SnapshotOptions) => Promise<Snapshot>;
}
