import type { Reason } from "../message/reason.ts";
import type { ObservationBase } from "./base.ts";
import type { FileFacts, PlayableFacts, ReleaseFacts } from "./facts.ts";

/** The arr imported a file, or had one when it was first asked. */
export interface Imported extends ObservationBase {
  readonly kind: "imported";
  /** Absent: the arr reports the import without its file. */
  readonly file?: FileFacts;
  readonly release?: ReleaseFacts;
  /** The import of the whole download is done: episodes it was grabbed for and does not name are not in the pack. */
  readonly coversWholeDownload?: boolean;
}

/** What Shoko reports about a file, whatever its progress. */
interface InShoko {
  /** Where the file is in Shoko now, which may have renamed or moved it. */
  readonly shokoPath?: string;
}

/** Shoko is reading the file. */
export interface Hashing extends ObservationBase, InShoko {
  readonly kind: "hashing";
}

/** Shoko has read the file and is asking AniDB. */
export interface Hashed extends ObservationBase, InShoko {
  readonly kind: "hashed";
}

/** Shoko recognised the file. */
export interface Matched extends ObservationBase, InShoko {
  readonly kind: "matched";
}

/** Shoko does not recognise the file. */
export interface Unmatched extends ObservationBase, InShoko {
  readonly kind: "unmatched";
  readonly reason: Reason;
  readonly detail?: readonly string[];
}

/** A library can play the arr's current file of the unit. */
export interface Playable extends ObservationBase {
  readonly kind: "playable";
  readonly playable: PlayableFacts;
}

/** A library shows a file at the path of the unit's file, with another size. */
export interface FileDiffers extends ObservationBase {
  readonly kind: "file-differs";
  readonly size: number;
}

/** The arr renamed or moved a file that it has. */
export interface FileRenamed extends ObservationBase {
  readonly kind: "file-renamed";
  readonly file: FileFacts;
}

/** The arr deleted the file, or no longer finds it. */
export interface FileDeleted extends ObservationBase {
  readonly kind: "file-deleted";
  readonly file?: FileFacts;
  /** Text: the arr's `deleteReason`, e.g. "manual", "upgrade", "missingFromDisk". */
  readonly reason?: Reason;
  /** Missing in two checks, or confirmed by a person: no further check is needed. */
  readonly isConfirmed?: boolean;
  /** Another file took its place, or it belongs to other episodes now: nothing is missing, the episode waits for a file. */
  readonly isReplaced?: boolean;
}

/** No library shows the unit any more, although one did. */
export interface LibraryLost extends ObservationBase {
  readonly kind: "library-lost";
  readonly reason: Reason;
}

/** Observations about the file of a unit, from its import to its deletion. */
export type FileObservation =
  | Imported
  | Hashing
  | Hashed
  | Matched
  | Unmatched
  | Playable
  | FileDiffers
  | FileRenamed
  | FileDeleted
  | LibraryLost;
