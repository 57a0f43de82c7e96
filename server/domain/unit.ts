import type { Instant } from "./instant.ts";
import type { Approval } from "./machine/approval.ts";
import type { ReleaseSearch } from "./observation/facts.ts";
import type { PipelineState, State } from "./state.ts";

/** How an attempt ended without bringing the file. */
export const ATTEMPT_ENDS = [
  "failed",
  "removed",
  "not-in-pack",
  "withdrawn",
  "below-quality",
] as const;
export type AttemptEnd = (typeof ATTEMPT_ENDS)[number];

/** One try to get one unit, from its grab to its end. */
export interface Attempt {
  /** 1, 2, 3 … within the unit. */
  readonly ordinal: number;
  /** Download id in lower case; null until somebody tells it. */
  readonly downloadKey: string | null;
  readonly releaseTitle: string | null;
  /** How far it came. */
  readonly step: PipelineState;
  readonly end: AttemptEnd | null;
  readonly endReason: string | null;
  readonly endedAt: Instant | null;
  /** The arr refuses to import it; another live attempt leads. */
  readonly isBlocked: boolean;
  /** Until when the arr holds its import back by itself. */
  readonly heldUntil: Instant | null;
  /** The arr's queue no longer has it although nothing says that it has ended. */
  readonly isUntracked: boolean;
  /** Opened by an import or by a file that was there: nothing before IMPORTING is worked out for it. */
  readonly isDirect: boolean;
  /** The arr's file that it brought. */
  readonly fileId: number | null;
  readonly filePath: string | null;
  /** Newest history record of the arr that spoke of it. */
  readonly historyId: number | null;
}

/** The arr's current file of a unit. */
export interface UnitFile {
  readonly id: number | null;
  readonly path: string | null;
  readonly size: number | null;
}

/** What became of a file in Shoko, in one word. */
export const MATCHINGS = ["hashing", "hashed", "matched", "unmatched"] as const;
export type Matching = (typeof MATCHINGS)[number];

/** The thing that moves, as far as the machine needs to know it. */
export interface Unit {
  readonly state: State;
  readonly reason: string | null;
  /** What was decided about the request that wants it. */
  readonly approval: Approval;
  readonly isAnime: boolean;
  /** Asked for in 4K: a file of less is not it. */
  readonly is4k: boolean;
  readonly attempts: readonly Attempt[];
  readonly file: UnitFile | null;
  /** Folder of the title as the arr sees it; null: not told. */
  readonly folder: string | null;
  readonly matching: Matching | null;
  readonly airDate: Instant | null;
  /** The arr knows it and has no date for it. */
  readonly isUndated: boolean;
  readonly monitored: boolean;
  /** Why the arr holds a found release back. */
  readonly pendingReason: string | null;
  readonly pendingUntil: Instant | null;
  /** Since when the arr has had no file for it although it had one. */
  readonly missingSince: Instant | null;
  /** Since when no library shows it although it did and the arr has its file. */
  readonly lostSince: Instant | null;
  /** The arr no longer has the title. */
  readonly isUnmanaged: boolean;
  /** Quality of a file that is there and is less than what was asked for. */
  readonly belowQuality: string | null;
  readonly releaseSearch: ReleaseSearch | null;
  /** Newest history record of the arr that was applied to it. */
  readonly historyId: number | null;
}

/** What the machine has to know of the world beside the unit. */
export interface Environment {
  readonly now: Date;
  /** A library is configured: AVAILABLE needs its proof. */
  readonly hasLibrary: boolean;
  /** A Shoko is configured: anime is matched before it is ready. */
  readonly hasShoko: boolean;
  /** Folders that Shoko watches, as it sees them; null: not told. What lies elsewhere it never sees. */
  readonly shokoFolders: readonly string[] | null;
}

/** A unit nobody has said anything about. */
export function createUnit(approval: Approval, isAnime: boolean, is4k = false): Unit {
  return {
    state: "REQUESTED",
    reason: null,
    approval,
    isAnime,
    is4k,
    attempts: [],
    file: null,
    folder: null,
    matching: null,
    airDate: null,
    isUndated: false,
    monitored: true,
    pendingReason: null,
    pendingUntil: null,
    missingSince: null,
    lostSince: null,
    isUnmanaged: false,
    belowQuality: null,
    releaseSearch: null,
    historyId: null,
  };
}
