import type { Instant } from "../instant.ts";
import type { MediaType, State } from "../state.ts";
import type { Unit } from "../unit.ts";

/** What a service says of itself that holds others up, as one word for the rules. */
export const CONDITION_CODES = [
  "indexers-unavailable",
  "client-unavailable",
  "root-folder-missing",
  "anidb-banned",
  "queue-paused",
  "scan-running",
  "library-empty",
] as const;
export type ConditionCode = (typeof CONDITION_CODES)[number];

export interface ServiceCondition {
  readonly code: ConditionCode;
  /** For an admin, in the service's words. */
  readonly message: string;
  readonly until?: Instant;
  /** 0..1, of a scan. */
  readonly progress?: number;
}

/** A service as far as it can be the reason why something does not move. */
export interface ServiceHealth {
  /** As people call it. */
  readonly name: string;
  /** Since when it does not answer as it should; null while it does. */
  readonly downSince: Date | null;
  readonly conditions: readonly ServiceCondition[];
}

/** The services on the way of one request; null where none is configured. */
export interface HealthByRole {
  readonly requests: ServiceHealth | null;
  readonly arr: ServiceHealth | null;
  readonly client: ServiceHealth | null;
  readonly matching: ServiceHealth | null;
  readonly library: ServiceHealth | null;
}

/**
 * States of units whose diagnosis changes with the health of a service of this role; null: any state. A test compares it
 * with the rules.
 */
export const STATES_OF_ROLE: Readonly<Record<keyof HealthByRole, readonly State[] | null>> = {
  requests: ["REQUESTED"],
  arr: null,
  client: ["GRABBING", "DOWNLOADING"],
  matching: ["ANIME_MATCHING"],
  library: ["IMPORTING", "ANIME_MATCHING"],
};

/** What the unit's download looks like right now. */
export interface DownloadSnapshot {
  /** A TransferState, or how the download ended. */
  readonly state: string;
  /** Since when it is in that state. */
  readonly since: Date;
  /** The arr's or the client's own lines about it. */
  readonly detail: readonly string[];
  /** Name that the user gave the client; null while unknown. */
  readonly client: string | null;
  readonly firstCategory: string | null;
  readonly category: string | null;
}

/** Everything that a diagnosis depends on. */
export interface DiagnosisInput {
  readonly unit: Unit;
  readonly now: Date;
  /** Since when the unit is in its state. */
  readonly since: Date;
  readonly mediaType: MediaType;
  readonly origin: "seerr" | "arr";
  /** An arr has said that it has the title. */
  readonly isKnownToArr: boolean;
  /**
   * The requested seasons of which the arr has no episode; empty: a complete show was requested, and the arr has no
   * episode of it; null: the arr has episodes of each, or the diagnosis is about a single unit.
   */
  readonly seasonsWithoutEpisodes: readonly number[] | null;
  /** Those of its seasons that were added to the request after the approval: Seerr has not sent them to the arr. */
  readonly pendingSeasons: readonly number[];
  /** null: no download is known. */
  readonly download: DownloadSnapshot | null;
  readonly services: HealthByRole;
}
