import type { Reason } from "../message/reason.ts";
import type { FileFacts } from "../observation/facts.ts";
import { isInQueue, releaseTitleOf, type Observation } from "../observation/observation.ts";
import { isSameFile } from "../path.ts";
import { pipelinePosition, type PipelineState } from "../state.ts";
import type { Attempt, AttemptEnd, Unit } from "../unit.ts";

/** A poll may have been read just before the end it contradicts, so it overrules only an end older than this. */
const STALE_POLL_MS = 60_000;

export function isLiveAttempt(attempt: Attempt): boolean {
  return attempt.end === null;
}

/** Returns the most advanced live attempt that is not blocked, else the most advanced blocked one; the newer of two equals. */
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

/** Whether the unit waits for the import of a download that is complete. */
export function hasFinishedDownload({ attempts, file }: Pick<Unit, "attempts" | "file">): boolean {
  return file === null && leadingAttempt(attempts)?.step === "DOWNLOADED";
}

/** Returns the download ids of an observation in lower case, the form in which they are compared. */
export function downloadKeys(observation: Observation): readonly string[] {
  const { downloadId, otherDownloadIds = [] } = observation.keys;
  return [...(downloadId === undefined ? [] : [downloadId]), ...otherDownloadIds].map((id) =>
    id.toLowerCase(),
  );
}

/** Which attempt of a unit an observation about a download or a file belongs to. */
export type AttemptMatch =
  | { readonly kind: "known"; readonly attempt: Attempt }
  /** The attempt has ended, and the observation opens no new one. */
  | { readonly kind: "over"; readonly attempt: Attempt }
  | { readonly kind: "none" };

/** Finds the attempt of an observation: by download id, else by file, else by release, else the leading attempt. */
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
  const bringing = unit.attempts.filter((attempt) => bringsFileOf(attempt, observation));
  const byFile = bringing.findLast(isLiveAttempt) ?? bringing.at(-1);
  if (byFile !== undefined)
    return isBack(byFile, observation) ? { kind: "none" } : { kind: "known", attempt: byFile };
  const release = releaseTitleOf(observation);
  const byRelease = unit.attempts.findLast(
    (attempt) =>
      isLiveAttempt(attempt) && release !== undefined && attempt.releaseTitle === release,
  );
  if (byRelease !== undefined) return { kind: "known", attempt: byRelease };
  return release !== undefined && observation.kind === "grabbed"
    ? { kind: "none" }
    : matchNameless(unit, observation);
}

/** Kinds that stop or end an attempt: without a name they apply only where the unit has exactly one live attempt. */
const NEEDS_A_NAME: readonly Observation["kind"][] = [
  "held",
  "blocked",
  "not-tracked",
  "download-failed",
  "download-removed",
];

/** Finds the attempt of an observation without id, file and release. */
function matchNameless(unit: Unit, observation: Observation): AttemptMatch {
  const live = unit.attempts.filter(isLiveAttempt);
  if (observation.kind === "grabbed") {
    // Old versions of Sonarr do not name what they grabbed; a repeated event is the same grab.
    const nameless = live.findLast(
      ({ downloadKey, releaseTitle }) => downloadKey === null && releaseTitle === null,
    );
    return nameless === undefined ? { kind: "none" } : { kind: "known", attempt: nameless };
  }
  if (NEEDS_A_NAME.includes(observation.kind) && live.length !== 1) {
    const last = unit.attempts.at(-1);
    return last === undefined ? { kind: "none" } : { kind: "over", attempt: last };
  }
  const arriving = observation.kind === "imported" ? arrivingAttempt(live) : undefined;
  const leading = arriving ?? leadingAttempt(unit.attempts);
  return leading === undefined ? { kind: "none" } : { kind: "known", attempt: leading };
}

/** A file that no attempt has brought before is that of the download that waits for its import. */
function arrivingAttempt(live: readonly Attempt[]): Attempt | undefined {
  return leadingAttempt(
    live.filter(
      (attempt) =>
        !attempt.isBlocked &&
        !hasBrought(attempt) &&
        pipelinePosition(attempt.step) >= pipelinePosition("DOWNLOADED"),
    ),
  );
}

function fileOf(observation: Observation): FileFacts | undefined {
  return observation.kind === "imported" ? observation.file : undefined;
}

/** Returns the arr's id of the file that an observation is about. */
export function fileIdOf(observation: Observation): number | undefined {
  return observation.keys.fileId ?? fileOf(observation)?.id;
}

function bringsFileOf(attempt: Attempt, observation: Observation): boolean {
  const { keys } = observation;
  const file = fileOf(observation);
  const fileId = fileIdOf(observation);
  // The next file of a unit may have the path of the one before.
  if (fileId !== undefined && attempt.fileId !== null) return attempt.fileId === fileId;
  const path = keys.path ?? file?.path;
  return path !== undefined && attempt.filePath !== null && isSameFile(attempt.filePath, path);
}

/** Whether the arr has the file of an ended attempt now, whatever ended it: it is there again. */
function isBack(attempt: Attempt, { kind, channel, historyId }: Observation): boolean {
  const isSoNow = kind === "imported" && channel === "POLL" && historyId === undefined;
  return isSoNow && !isLiveAttempt(attempt);
}

/** Whether an attempt without a download id may take that of an observation about the same release. */
function canAdopt(attempt: Attempt, observation: Observation): boolean {
  if (!isLiveAttempt(attempt) || attempt.downloadKey !== null) return false;
  if (bringsFileOf(attempt, observation)) return true;
  const release = releaseTitleOf(observation);
  if (hasBrought(attempt) && observation.kind !== "imported") {
    // The file is imported: a download that begins now is another one, unless both have the same name.
    return release !== undefined && attempt.releaseTitle === release;
  }
  return release === undefined || attempt.releaseTitle === null || attempt.releaseTitle === release;
}

/** Whether the file of an attempt is in the library folder. From then on its download cannot fail the attempt. */
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

/** Whether the observation opens a new attempt with the same download id, e.g. the same torrent grabbed again (scenario D6). */
function opensAgain(ended: Attempt, observation: Observation, now: Date): boolean {
  // A manual import after a failure or a deletion. A late report of the whole download names no file.
  if (observation.kind === "imported")
    return !hasBrought(ended) || fileIdOf(observation) !== undefined;
  if (observation.kind !== "grabbed") return false;
  // The first history record of an attempt known only from webhooks is its own, read after its end.
  if (observation.historyId !== undefined)
    return ended.historyId !== null && observation.historyId > ended.historyId;
  // A webhook can be late. Where the arr's history is read, the record of a new grab distinguishes it from the ended one.
  if (observation.channel !== "POLL") return ended.historyId === null;
  return ended.endedAt === null || now.getTime() - Date.parse(ended.endedAt) > STALE_POLL_MS;
}

/** Creates the next attempt of a unit. `isDirect`: it starts with the import, so no download is inferred for it. */
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

/** Adds the ids, the release and the file of an observation to an attempt; known values are never replaced by absent ones. */
export function mergeAttempt(attempt: Attempt, observation: Observation): Attempt {
  const file = fileOf(observation);
  return {
    ...attempt,
    downloadKey: attempt.downloadKey ?? downloadKeys(observation)[0] ?? null,
    releaseTitle: attempt.releaseTitle ?? releaseTitleOf(observation) ?? null,
    fileId: fileIdOf(observation) ?? attempt.fileId,
    filePath: file?.path ?? attempt.filePath,
    historyId: newer(attempt.historyId, observation.historyId),
    isUntracked: isInQueue(observation) ? false : attempt.isUntracked,
  };
}

/** Returns the newer of two history record ids. */
export function newer(known: number | null, reported: number | undefined): number | null {
  return reported === undefined ? known : Math.max(known ?? reported, reported);
}

/** Ends an attempt and clears its holds. */
export function endAttempt(
  attempt: Attempt,
  end: AttemptEnd,
  reason: Reason | null,
  now: Date,
): Attempt {
  const settled = { isBlocked: false, heldUntil: null, isUntracked: false };
  return { ...attempt, ...settled, end, endReason: reason, endedAt: now.toISOString() };
}

/** Returns the unit with the attempt in the place of the one with the same ordinal. */
export function replaceAttempt(unit: Unit, attempt: Attempt): Unit {
  const others = unit.attempts.filter(({ ordinal }) => ordinal !== attempt.ordinal);
  return { ...unit, attempts: [...others, attempt].toSorted((a, b) => a.ordinal - b.ordinal) };
}
