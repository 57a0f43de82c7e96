import type { Observation } from "../domain/observation.ts";
import { readStrings } from "./columns.ts";
import type { LoadedAttempt } from "./rows.ts";

/** The words of the arr or the client about an attempt last as long as what they are about. */
export function detailOf(
  { row, download }: LoadedAttempt,
  { kind, keys, transfer, detail = [] }: Observation,
): string {
  const isHeldUp = row.isBlocked || row.heldUntil !== null;
  if (kind === "blocked" || kind === "held")
    return isHeldUp && detail.length > 0 ? JSON.stringify(detail) : row.detail;
  const key = download?.row.downloadKey;
  if (isHeldUp || transfer?.state === undefined || key == null) return row.detail;
  if (keys.downloadId?.toLowerCase() !== key) return row.detail;
  // The arr and the client speak of the same trouble, each in its own words and without the other's.
  const isSameTrouble = TROUBLED.includes(transfer.state) && download?.row.state === transfer.state;
  const known = isSameTrouble ? readStrings(row.detail) : [];
  return JSON.stringify([...new Set([...known, ...detail])].slice(0, MOST_LINES));
}

const TROUBLED: readonly string[] = ["STALLED", "ERROR", "MISSING_FILES"];
const MOST_LINES = 10;
