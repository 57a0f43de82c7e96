import type { State } from "../../server/domain/state.ts";

/** What became of one download, as far as one unit is concerned. */
export interface DownloadTruth {
  /**
   * `brought`: its file came (and may be gone again); `short`: it was imported without this unit; `removed`: the client
   * has lost it for longer than the grace.
   */
  readonly fate: "running" | "complete" | "blocked" | "brought" | "short" | "failed" | "removed";
  /** It was grabbed after the file that was there had been deleted. */
  readonly isAfterDeletion: boolean;
}

/** Everything in the simulated world that determines the state of one unit of one request. */
export interface UnitTruth {
  readonly seerrRequest: "pending" | "approved" | "declined" | "failed" | "withdrawn";
  /** The arr's title since the request was made; `removed`: without its files, which stay. */
  readonly item: "never" | "there" | "removed" | "removed-with-files";
  /** An anime in a folder that Shoko watches. */
  readonly isAnime: boolean;
  /** "past" for aired episodes and released movies. */
  readonly airs: "past" | "future" | "unknown";
  /** The arr's current file, and whether the library plays just that. */
  readonly file: "none" | "imported" | "playable";
  /** The library has played it before, and it was never gone since: what is there now is an upgrade. */
  readonly wasPlayable: boolean;
  /** Its file was deleted, and not for an upgrade, since the request was made. */
  readonly wasDeleted: boolean;
  /** The arr misses its file and did not delete it: within the grace, or as long as the library still has it. */
  readonly isMissing: boolean;
  /** A newer request that is not withdrawn wants the same from the same arr. */
  readonly isSuperseded: boolean;
  /** Oldest first; those that ended before the request was made are left out. */
  readonly downloads: readonly DownloadTruth[];
}

/**
 * What the tracker must report of a unit, by the rules of docs/states.md alone. Written independently of the machine, so
 * that the two can disagree.
 */
export function truthOf(unit: UnitTruth): State {
  // A person's last decision about the request comes before everything on disk.
  if (unit.seerrRequest === "withdrawn") return "DELETED";
  if (unit.item === "removed-with-files") return "DELETED";
  // A deleted unit belongs to the past as soon as somebody requests it again: the newer request has the new file.
  if (unit.wasDeleted && unit.isSuperseded) return "DELETED";
  if (unit.file !== "none") return withFile(unit);
  // A disk that is not mounted looks just like that.
  if (unit.isMissing) return withFile({ ...unit, file: "imported" });
  if (unit.seerrRequest === "declined") return "DECLINED";
  return withoutFile(unit);
}

function withFile({ file, wasPlayable, isAnime, seerrRequest }: UnitTruth): State {
  // An upgrade's file is not in the library for a while: that is no news.
  if (file === "playable" || wasPlayable) return "AVAILABLE";
  // Declined while it was on its way: what comes now is nobody's. Once it was ready, it stays ready.
  if (seerrRequest === "declined") return "DECLINED";
  return isAnime ? "ANIME_MATCHING" : "IMPORTING";
}

function withoutFile(unit: UnitTruth): State {
  // Nothing was there that could stay.
  if (unit.item === "removed") return "DELETED";
  // Only what was grabbed after a deletion brings a unit back.
  const counted = unit.wasDeleted
    ? unit.downloads.filter(({ isAfterDeletion }) => isAfterDeletion)
    : unit.downloads;
  const fates = counted.map(({ fate }) => fate);
  // The most advanced leads; a blocked one only where no other lives.
  if (fates.includes("complete")) return "DOWNLOADED";
  if (fates.includes("running")) return "DOWNLOADING";
  if (fates.includes("blocked")) return "DOWNLOADED";
  if (unit.wasDeleted && counted.length === 0) return "DELETED";
  if (fates.at(-1) === "failed") return "FAILED";
  // The arr has it after all, whatever became of the hand-over.
  if (unit.seerrRequest === "failed" && unit.item === "never") return "FAILED";
  if (unit.seerrRequest === "pending" && counted.length === 0) return "REQUESTED";
  // No date is known: Sonarr says so of what is announced and nothing else.
  return unit.airs === "past" ? "APPROVED" : "UNAIRED";
}
