import type { ProblemCode } from "../problem/rule.ts";

/** What a problem is about, in the few words of a notification; the request's page says more. */
export type ProblemTopic =
  | "service"
  | "approval"
  | "search"
  | "download"
  | "import"
  | "matching"
  | "library"
  | "disk"
  | "waiting";

const TOPICS: Readonly<Record<ProblemCode, ProblemTopic>> = {
  SERVICE_UNREACHABLE: "service",
  REMOVED_FROM_ARR: "service",
  UNMANAGED: "service",
  DOWNLOAD_FAILED: "download",
  REFUSED: "service",
  NO_SPACE: "disk",
  DOWNLOAD_ERROR: "download",
  CATEGORY_MISMATCH: "download",
  NOT_TRACKED_BY_ARR: "download",
  NO_METADATA: "download",
  FETCHING_METADATA: "waiting",
  STALLED: "download",
  NOT_RECEIVING: "download",
  PAUSED: "download",
  QUEUED_IN_CLIENT: "waiting",
  PATH_MISMATCH: "import",
  IMPORT_BLOCKED: "import",
  IMPORT_WAITS: "waiting",
  IMPORT_OVERDUE: "import",
  IMPORT_SLOW: "import",
  FILE_MISSING: "disk",
  LOST_BY_LIBRARY: "library",
  ANIDB_BANNED: "matching",
  SHOKO_PAUSED: "matching",
  UNRECOGNISED_FILE: "matching",
  HASHING: "matching",
  ASKING_ANIDB: "matching",
  NOT_SEEN_BY_SHOKO: "matching",
  SCAN_RUNNING: "matching",
  LIBRARY_EMPTY: "library",
  FILE_DIFFERS: "library",
  NOT_IN_LIBRARY: "library",
  WAITING_FOR_APPROVAL: "approval",
  NOT_MONITORED: "search",
  NEVER_REACHED_ARR: "service",
  SEASONS_NOT_SENT: "service",
  NO_EPISODES_YET: "search",
  CLIENT_UNAVAILABLE: "download",
  DELAYED: "waiting",
  QUALITY_BELOW_REQUEST: "search",
  INDEXERS_UNAVAILABLE: "search",
  ALL_REFUSED: "search",
  NOTHING_FOUND: "search",
  STILL_SEARCHING: "search",
  NOT_RELEASED: "waiting",
  NOT_AIRED: "waiting",
};

/** Null for a code of another version. */
export function findTopic(code: string): ProblemTopic | null {
  return Object.hasOwn(TOPICS, code) ? TOPICS[code as ProblemCode] : null;
}
