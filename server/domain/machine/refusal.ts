import type { Observation } from "../observation/observation.ts";
import type { Unit } from "../unit.ts";
import { fileIdOf, hasFinishedDownload } from "./attempt.ts";

/** Returns why a proof or a file does not count; null: it counts. */
export function refuseAdvance(unit: Unit, observation: Observation): string | null {
  if (observation.kind === "playable" && unit.file === null && !isImportUnseen(unit, observation))
    return "the arr has no file for it, so nothing is proven";
  if (observation.kind === "playable" && isOfOtherFile(unit, observation))
    return "the arr has another file by now";
  if (observation.kind !== "imported") return null;
  const fileId = fileIdOf(observation);
  if (unit.state === "DELETED") {
    const known = Math.max(0, ...unit.attempts.map((attempt) => attempt.fileId ?? 0));
    if (fileId === undefined || fileId <= known)
      return "the file was deleted; only a newer one counts";
  }
  // An arr numbers its files upward, and webhooks may be late. What it reports now counts, whatever its number.
  if (observation.channel === "WEBHOOK" && (fileId ?? Infinity) < (unit.file?.id ?? 0))
    return "the arr has a newer file by now";
  return null;
}

/**
 * Whether a poll of a library may have found the file of the unit's finished download: the title left the arr before its
 * import was seen.
 */
function isImportUnseen(unit: Unit, { channel }: Observation): boolean {
  return channel === "POLL" && unit.isUnmanaged && hasFinishedDownload(unit);
}

function isOfOtherFile({ file }: Unit, { keys }: Observation): boolean {
  return keys.fileId !== undefined && file?.id != null && file.id !== keys.fileId;
}
