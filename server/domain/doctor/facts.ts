import type { Cause } from "../message/cause.ts";
import type { ServiceKind } from "../service-kind.ts";

// What the doctor learns of a set-up. Null: the service did not report it.

export interface RootFolder {
  /** Without a slash at the end. */
  readonly path: string;
  readonly isAccessible: boolean;
  readonly freeBytes: number | null;
}

/** Where an arr finds what a download client on another host calls by another path. */
export interface PathMapping {
  readonly host: string;
  readonly remotePath: string;
  readonly localPath: string;
}

/** A download client as it is set up in an arr. */
export interface UsedClient {
  readonly name: string;
  /** Null: a kind that the tracker does not support. */
  readonly kind: ServiceKind | null;
  readonly host: string;
  readonly port: number | null;
  readonly category: string | null;
}

/** A media server that an arr notifies. */
export interface NotifiedLibrary {
  readonly host: string;
  readonly port: number | null;
  /** Shows its messages in the media server, apart from updating its library. */
  readonly sendsNotifications: boolean;
}

export interface ArrSetUp {
  readonly rootFolders: readonly RootFolder[] | null;
  /** Mount points. */
  readonly mounts: readonly string[] | null;
  readonly usesHardLinks: boolean | null;
  /** The enabled ones. */
  readonly clients: readonly UsedClient[] | null;
  readonly mappings: readonly PathMapping[] | null;
  readonly notified: readonly NotifiedLibrary[] | null;
}

export interface ClientSetUp {
  /** Where downloads without a category go. */
  readonly folder: string | null;
  /** The folder of each category; "": that of the client. */
  readonly categories: ReadonlyMap<string, string> | null;
}

/** How a service is set up; it has the part of its role. */
export interface SetUp {
  readonly arr?: ArrSetUp;
  readonly client?: ClientSetUp;
  /** Folders of a media server or matcher. */
  readonly folders?: readonly string[] | null;
  /** Of a request manager. */
  readonly hasCsrfProtection?: boolean | null;
}

export type ServiceAnswer =
  | { readonly kind: "answered"; readonly version: string; readonly hasRights: boolean }
  | { readonly kind: "refused" }
  | { readonly kind: "failed"; readonly cause: Cause }
  | { readonly kind: "slow" };

export type HookFacts =
  | {
      readonly kind: "works" | "absent" | "wrong-secret" | "untold" | "address-unknown" | "stopped";
    }
  | { readonly kind: "elsewhere"; readonly host: string | null }
  | { readonly kind: "unheard"; readonly cause: Cause };

export interface ServiceFacts {
  readonly slug: string;
  readonly kind: ServiceKind;
  readonly name: string;
  /** At which the tracker reaches it. */
  readonly url: string;
  readonly answer: ServiceAnswer;
  /** By how much its clock is ahead of the tracker's. */
  readonly clockOffMs: number | null;
  /** Null: it reports nothing of its set-up. */
  readonly setUp: SetUp | null;
  /** Whether an arr sees these folders. */
  readonly seen: ReadonlyMap<string, boolean | null>;
  /** Null: it sends no webhooks. */
  readonly hook: HookFacts | null;
  /** Hosts of external URLs at which nothing answers. */
  readonly silentHosts: readonly string[];
}

/** Everything that the doctor learns. */
export interface ChainFacts {
  readonly services: readonly ServiceFacts[];
  /** Host of PUBLIC_URL, if nothing answers there. */
  readonly silentPublicHost: string | null;
  /** What the database says of damage; null: it is sound. */
  readonly databaseDamage: string | null;
  readonly freeDataBytes: number | null;
  /** Some files that a library shows, as the arrs call them. */
  readonly shownFiles: readonly string[];
  /** Some files of anime, as the arrs call them. */
  readonly animeFiles: readonly string[];
}
