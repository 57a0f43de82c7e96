import { leadingAttempt } from "./attempt.ts";
import type { Unit } from "./unit.ts";

export const PROBLEM_CODES = [
  "IMPORT_BLOCKED",
  "DOWNLOAD_FAILED",
  "NO_SPACE",
  "DOWNLOAD_ERROR",
  "STALLED",
  "PAUSED",
  "UNRECOGNISED_FILE",
  "NOT_MONITORED",
  "DELAYED",
  "CLIENT_UNAVAILABLE",
  "REFUSED",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface Problem {
  readonly code: ProblemCode;
  /** For the person who asked. */
  readonly message: string;
  /** For the admin: the service's own words. */
  readonly detail: readonly string[];
}

/** What the unit's download looks like right now; null when it has none. */
export interface DownloadSight {
  /** A TransferState, or how the download ended. */
  readonly state: string;
  /** Since when it is in that state. */
  readonly since: Date;
  readonly detail: readonly string[];
}

/** A torrent without payload for seconds is normal between bursts. */
const STALLED_AFTER_MS = 5 * 60_000;
/** A file that was just read looks unrecognised over Shoko's REST until AniDB has answered. */
const UNRECOGNISED_AFTER_MS = 10 * 60_000;

/** The moment of the diagnosis, and since when the unit is in its state. */
export interface DiagnosisTime {
  readonly now: Date;
  readonly since: Date;
}

/** Why a unit is not moving, by what the services told; null when nothing holds it. */
export function diagnose(
  unit: Unit,
  download: DownloadSight | null,
  { now, since }: DiagnosisTime,
): Problem | null {
  const attempt = leadingAttempt(unit.attempts);
  const detail = download?.detail ?? [];
  if (unit.state === "FAILED") {
    return unit.attempts.at(-1)?.end === "failed"
      ? problem(
          "DOWNLOAD_FAILED",
          "The download failed. Another release is looked for.",
          lines(unit.reason),
        )
      : problem(
          "REFUSED",
          "The request could not be handed over to be searched for.",
          lines(unit.reason),
        );
  }
  if (attempt?.isBlocked === true && (unit.state === "DOWNLOADED" || unit.state === "IMPORTING")) {
    return problem(
      "IMPORT_BLOCKED",
      "Downloaded, but it could not be imported and waits for a person.",
      detail,
    );
  }
  if (unit.state === "GRABBING" || unit.state === "DOWNLOADING") return ofTransfer(download, now);
  if (unit.state === "ANIME_MATCHING" && unit.matching === "unmatched") {
    if (now.getTime() - since.getTime() < UNRECOGNISED_AFTER_MS) return null;
    return problem(
      "UNRECOGNISED_FILE",
      "The file is not recognised yet. AniDB may not know this release so far.",
      detail,
    );
  }
  if (unit.state === "APPROVED") return ofWaiting(unit);
  return null;
}

function ofTransfer(download: DownloadSight | null, now: Date): Problem | null {
  if (download === null) return null;
  const { detail } = download;
  switch (download.state) {
    case "STALLED":
      if (now.getTime() - download.since.getTime() < STALLED_AFTER_MS) return null;
      return problem(
        "STALLED",
        "The download stands still: nobody offers the missing parts right now.",
        detail,
      );
    case "PAUSED":
      return problem("PAUSED", "The download is paused.", detail);
    case "ERROR":
      return detail.some((line) => /space|disk full/i.test(line))
        ? problem("NO_SPACE", "The disk is full.", detail)
        : problem("DOWNLOAD_ERROR", "The download client reports an error.", detail);
    case "MISSING_FILES":
      return problem(
        "DOWNLOAD_ERROR",
        "The downloaded files have vanished from the download folder.",
        detail,
      );
    default:
      return null;
  }
}

function ofWaiting({ monitored, pendingReason }: Unit): Problem | null {
  if (!monitored)
    return problem("NOT_MONITORED", "It is not being looked for: monitoring is off.", []);
  if (pendingReason === "client-unavailable") {
    return problem(
      "CLIENT_UNAVAILABLE",
      "A release was found, but the download client cannot be reached.",
      [],
    );
  }
  if (pendingReason !== null) {
    return problem(
      "DELAYED",
      "A release was found and is held back for a while, in case a better one appears.",
      [],
    );
  }
  return null;
}

function lines(reason: string | null): readonly string[] {
  return reason === null ? [] : [reason];
}

function problem(code: ProblemCode, message: string, detail: readonly string[]): Problem {
  return { code, message, detail };
}
