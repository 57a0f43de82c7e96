import { isInQueue, transferOf, type Observation } from "../../domain/observation/observation.ts";
import { attemptColumns } from "../../store/column/attempt.ts";
import type { LoadedAttempt } from "./rows.ts";

/** Returns the messages of the arr or the client about an attempt, which last as long as their cause. */
export function detailOf({ row, download }: LoadedAttempt, observation: Observation): string {
  const detail = ("detail" in observation ? observation.detail : undefined) ?? [];
  const transfer = transferOf(observation);
  const isDelayed = row.isBlocked || row.heldUntil !== null;
  if (observation.kind === "blocked" || observation.kind === "held")
    return isDelayed && detail.length > 0 ? attemptColumns.detail.write(detail) : row.detail;
  const key = download?.row.downloadKey;
  if (isDelayed || transfer?.state === undefined || key == null) return row.detail;
  if (observation.keys.downloadId?.toLowerCase() !== key) return row.detail;
  const isSameTrouble = TROUBLED.includes(transfer.state) && download?.row.state === transfer.state;
  if (!isSameTrouble) return attemptColumns.detail.write(detail);
  // The arr and the client report the same problem in turn. The client's message is more exact.
  if (!isInQueue(observation))
    return detail.length > 0 ? attemptColumns.detail.write(detail) : row.detail;
  const lines = [...new Set([...attemptColumns.detail.read(row), ...detail])];
  return attemptColumns.detail.write(lines.slice(0, MAX_LINES));
}

const TROUBLED: readonly string[] = ["STALLED", "ERROR", "MISSING_FILES"];
const MAX_LINES = 10;
