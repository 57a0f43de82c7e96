import type { Observation } from "../observation/observation.ts";
import { isSameFile } from "../path.ts";
import { pipelinePosition, type PipelineState } from "../state.ts";
import type { Attempt, AttemptEnd, Unit } from "../unit.ts";

/** A poll may have been read just before the end it contradicts; only an older end is overruled by it. */
const STALE_POLL_MS = 60_000;

export function isLiveAttempt(attempt: Attempt): boolean {
  return attempt.end === null;
}

/** The most advanced live attempt that is not blocked, else the most advanced blocked one; of equals the newer. */
export function leadingAttempt<T extends Pick<Attempt, "end" | "isBlocked" | "step" | "ordinal">>(
  attempts: readonly T[],
): T | undefined {
  return attempts
    .filter(({ end }) => end === null)
    .toSorted(
      (a, b) =>
        Number(a.isBlocked) - Number(b.isBlocked) ||
        pipelinePosition(b.step) - pipelinePosition(a.step) ||
        b.ordinal - a.ordinal,
    )[0];
}

/** The download ids an observation carries, as they are compared. */
export function downloadKeys(observation: Observation): readonly string[] {
  const { downloadId, otherDownloadIds = [] } = observation.keys;
  return [...(downloadId === undefined ? [] : [downloadId]), ...otherDownloadIds].map((id) =>
    id.toLowerCase(),
  );
}

/** What an observation about a download or a file means for the attempts of a unit. */
export type AttemptMatch =
  | { readonly kind: "known"; readonly attempt: Attempt }
  /** It speaks of an attempt that has ended and opens no new one. */
  | { readonly kind: "over"; readonly attempt: Attempt }
  | { readonly kind: "none" };

/** Finds the attempt an observation speaks of: by download id, else by file, else by release, else the leading one. */
export function matchAttempt(unit: Unit, observation: Observation, now: Date): AttemptMatch {
  const ids = downloadKeys(observation);
  if (ids.length > 0) {
    const byId = unit.attempts.findLast(
      ({ downloadKey }) => downloadKey !== null && ids.includes(downloadKey),
    );
    if (byId !== undefined) return isOver(byId, observation, now);
    const unnamed = unit.attempts.findLast((attempt) => canAdopt(attempt, observation));
    return unnamed === undefined ? { kind: "none" } : { kind: "known", attempt: unnamed };
  }
  const byFile = unit.attempts.findLast((attempt) => bringsFileOf(attempt, observation));
  if (byFile !== undefined) return { kind: "known", attempt: byFile };
  const release = observation.release?.title ?? observation.keys.releaseTitle;
  const byRelease = unit.attempts.findLast(
    (attempt) =>
      isLiveAttempt(attempt) && release !== undefined && attempt.releaseTitle === release,
  );
  if (byRelease !== undefined) return { kind: "known", attempt: byRelease };
  return release !== undefined && observation.kind === "grabbed"
    ? { kind: "none" }
    : matchNameless(unit, observation);
}

/** Kinds that harm an attempt: without a name they mean the only one there is, never one of several. */
const NEEDS_A_NAME: readonly Observation["kind"][] = [
  "held",
  "blocked",
  "not-tracked",
  "download-failed",
  "download-removed",
];

/** What an observation without id, file and release means. */
function matchNameless(unit: Unit, observation: Observation): AttemptMatch {
  const live = unit.attempts.filter(isLiveAttempt);
  if (observation.kind === "grabbed") {
    // The oldest Sonarr tells nothing of what it grabbed; the same said twice is one grab.
    const nameless = live.findLast(
      ({ downloadKey, releaseTitle }) => downloadKey === null && releaseTitle === null,
    );
    return nameless === undefined ? { kind: "none" } : { kind: "known", attempt: nameless };
  }
  if (NEEDS_A_NAME.includes(observation.kind) && live.length !== 1) {
    const last = unit.attempts.at(-1);
    return last === undefined ? { kind: "none" } : { kind: "over", attempt: last };
  }
  const leading = leadingAttempt(unit.attempts);
  return leading === undefined ? { kind: "none" } : { kind: "known", attempt: leading };
}

function bringsFileOf(attempt: Attempt, { keys, file }: Observation): boolean {
  const fileId = keys.fileId ?? file?.id;
  if (fileId !== undefined && attempt.fileId === fileId) return true;
  const path = keys.path ?? file?.path;
  return path !== undefined && attempt.filePath !== null && isSameFile(attempt.filePath, path);
}

/** An attempt whose id nobody told yet takes the id of an observation about the same release. */
function canAdopt(attempt: Attempt, observation: Observation): boolean {
  if (!isLiveAttempt(attempt) || attempt.downloadKey !== null) return false;
  if (bringsFileOf(attempt, observation)) return true;
  const release = observation.release?.title ?? observation.keys.releaseTitle;
  if (hasBrought(attempt) && observation.kind !== "imported") {
    // It is done: a download that begins now is another one, unless both have the same name.
    return release !== undefined && attempt.releaseTitle === release;
  }
  return release === undefined || attempt.releaseTitle === null || attempt.releaseTitle === release;
}

/** The file is in the library; from there no download can fail it any more. */
export function hasBrought(attempt: Attempt): boolean {
  return (
    attempt.fileId !== null ||
    attempt.filePath !== null ||
    pipelinePosition(attempt.step) > pipelinePosition("IMPORTING")
  );
}

function isOver(attempt: Attempt, observation: Observation, now: Date): AttemptMatch {
  if (isLiveAttempt(attempt)) return { kind: "known", attempt };
  if (bringsFileOf(attempt, observation)) return { kind: "known", attempt };
  return opensAgain(attempt, observation, now) ? { kind: "none" } : { kind: "over", attempt };
}

/** The same torrent grabbed once more after its end is the next attempt (scenario D6). */
function opensAgain(ended: Attempt, observation: Observation, now: Date): boolean {
  // Imported by hand after all, after a failure or a deletion.
  if (observation.kind === "imported") return true;
  if (observation.kind !== "grabbed") return false;
  // The first record of an attempt that only webhooks told of is its own, read after its end.
  if (observation.historyId !== undefined)
    return ended.historyId !== null && observation.historyId > ended.historyId;
  // A webhook can come late. Where the arr's history is read, the record of a new grab tells it from the one that ended.
  if (observation.channel !== "POLL") return ended.historyId === null;
  return ended.endedAt === null || now.getTime() - Date.parse(ended.endedAt) > STALE_POLL_MS;
}

export function openAttempt(unit: Unit, step: PipelineState, isDirect: boolean): Attempt {
  return {
    ordinal: (unit.attempts.at(-1)?.ordinal ?? 0) + 1,
    downloadKey: null,
    releaseTitle: null,
    step,
    end: null,
    endReason: null,
    endedAt: null,
    isBlocked: false,
    heldUntil: null,
    isUntracked: false,
    isDirect,
    fileId: null,
    filePath: null,
    historyId: null,
  };
}

/** Takes from an observation what is not known of the attempt yet; a known id or file is never replaced by nothing. */
export function mergeAttempt(attempt: Attempt, observation: Observation): Attempt {
  const release = observation.release?.title ?? observation.keys.releaseTitle;
  return {
    ...attempt,
    downloadKey: attempt.downloadKey ?? downloadKeys(observation)[0] ?? null,
    releaseTitle: attempt.releaseTitle ?? release ?? null,
    fileId: observation.keys.fileId ?? observation.file?.id ?? attempt.fileId,
    filePath: observation.file?.path ?? attempt.filePath,
    historyId: newer(attempt.historyId, observation.historyId),
    isUntracked: observation.isInQueue === true ? false : attempt.isUntracked,
  };
}

export function newer(known: number | null, reported: number | undefined): number | null {
  return reported === undefined ? known : Math.max(known ?? reported, reported);
}

export function endAttempt(
  attempt: Attempt,
  end: AttemptEnd,
  reason: string | null,
  now: Date,
): Attempt {
  const settled = { isBlocked: false, heldUntil: null, isUntracked: false };
  return { ...attempt, ...settled, end, endReason: reason, endedAt: now.toISOString() };
}

export function replaceAttempt(unit: Unit, attempt: Attempt): Unit {
  const others = unit.attempts.filter(({ ordinal }) => ordinal !== attempt.ordinal);
  return { ...unit, attempts: [...others, attempt].toSorted((a, b) => a.ordinal - b.ordinal) };
}
