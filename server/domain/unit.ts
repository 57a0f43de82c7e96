import type { Instant } from "./instant.ts";
import type { Approval } from "./machine/approval.ts";
import type { Reason } from "./message/reason.ts";
import type { ReleaseSearch } from "./observation/facts.ts";
import type { PipelineState, State } from "./state.ts";

/** Reasons for the end of an attempt without an import. */
export const ATTEMPT_ENDS = [
  "failed",
  "removed",
  "not-in-pack",
  "withdrawn",
  "below-quality",
] as const;
export type AttemptEnd = (typeof ATTEMPT_ENDS)[number];

/** One attempt to get one unit, from its grab to its end. */
export interface Attempt {
  /** 1, 2, 3 … within the unit. */
  readonly ordinal: number;
  /** Download id in lower case; null: no service has reported it yet. */
  readonly downloadKey: string | null;
  readonly releaseTitle: string | null;
  /** The most advanced state it reached. */
  readonly step: PipelineState;
  readonly end: AttemptEnd | null;
  readonly endReason: Reason | null;
  readonly endedAt: Instant | null;
  /** The arr refuses the import, so another live attempt leads. */
  readonly isBlocked: boolean;
  /** Until when the arr postpones the import on its own. */
  readonly heldUntil: Instant | null;
  /** The arr's queue no longer has the download, although no service reported its end. */
  readonly isUntracked: boolean;
  /** It started with an import or an existing file: no state before IMPORTING is inferred for it. */
  readonly isDirect: boolean;
  /** The arr's id of the file it imported. */
  readonly fileId: number | null;
  readonly filePath: string | null;
  /** Id of the newest history record of the arr about it. */
  readonly historyId: number | null;
}

/** The arr's current file of a unit. */
export interface UnitFile {
  readonly id: number | null;
  readonly path: string | null;
  readonly size: number | null;
}

/** Progress of a file in Shoko. */
export const MATCHINGS = ["hashing", "hashed", "matched", "unmatched"] as const;
export type Matching = (typeof MATCHINGS)[number];

/** A movie or an episode, as far as the machine needs to know it. */
export interface Unit {
  readonly state: State;
  readonly reason: Reason | null;
  /** The decision about the request. */
  readonly approval: Approval;
  /** When the title was requested; null: not known. */
  readonly requestedAt: Instant | null;
  readonly isAnime: boolean;
  /** The request asks for 4K: a file of a lower resolution does not satisfy it. */
  readonly is4k: boolean;
  readonly attempts: readonly Attempt[];
  readonly file: UnitFile | null;
  /** When the arr imported the file; null: not known. */
  readonly fileImportedAt: Instant | null;
  /** Size of the file that a library shows at the path of `file`, where it is another. */
  readonly librarySize: number | null;
  /** Folder of the title as the arr sees it; null: not reported. */
  readonly folder: string | null;
  readonly matching: Matching | null;
  readonly airDate: Instant | null;
  /** The arr has the unit and no date for it. */
  readonly isUndated: boolean;
  readonly monitored: boolean;
  /** Why the arr holds back a release it found: "delay" or "client-unavailable". */
  readonly pendingReason: string | null;
  readonly pendingUntil: Instant | null;
  /** Since when the arr no longer has its file. */
  readonly missingSince: Instant | null;
  /** Since when no library shows it, although one did and the arr has its file. */
  readonly lostSince: Instant | null;
  /** Since when the arr has listed its season without it. */
  readonly unlistedSince: Instant | null;
  /** The arr no longer has the title. */
  readonly isUnmanaged: boolean;
  /** The request manager considers the request available. Hearsay: see `isOnlyHeard`. */
  readonly isHeardAvailable: boolean;
  /** Quality of an existing file below the requested quality. */
  readonly belowQuality: string | null;
  readonly releaseSearch: ReleaseSearch | null;
  /** Id of the newest history record of the arr that was applied. */
  readonly historyId: number | null;
  /** Records up to this date, by the arr's clock, were applied before the arr's numbers went back; null: they never did. */
  readonly historyFloor: Instant | null;
}

/** What the machine needs to know apart from the unit. */
export interface Environment {
  readonly now: Date;
  /** The observation is a record that was applied to an earlier request for the title before; absent: it was not. */
  readonly isAppliedElsewhere?: boolean;
  /** A library is configured, so AVAILABLE needs its proof. */
  readonly hasLibrary: boolean;
  /** Shoko is configured, so anime is matched before it is available. */
  readonly hasShoko: boolean;
  /** Folders that Shoko watches, by their paths in Shoko; null: not reported. Shoko never sees other folders. */
  readonly shokoFolders: readonly string[] | null;
}

/** Creates a unit that no service has reported on yet. */
export function createUnit(approval: Approval, isAnime: boolean, is4k = false): Unit {
  return {
    state: "REQUESTED",
    reason: null,
    approval,
    requestedAt: null,
    isAnime,
    is4k,
    attempts: [],
    file: null,
    fileImportedAt: null,
    librarySize: null,
    folder: null,
    matching: null,
    airDate: null,
    isUndated: false,
    monitored: true,
    pendingReason: null,
    pendingUntil: null,
    missingSince: null,
    lostSince: null,
    unlistedSince: null,
    isUnmanaged: false,
    isHeardAvailable: false,
    belowQuality: null,
    releaseSearch: null,
    historyId: null,
    historyFloor: null,
  };
}

/** Whether all that is known of the unit beside its request is that Seerr considers it available, or did. */
export function isOnlyHeard({
  attempts,
  file,
  belowQuality,
}: Pick<Unit, "attempts" | "file" | "belowQuality">): boolean {
  return attempts.length === 0 && file === null && belowQuality === null;
}
