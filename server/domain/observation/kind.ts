/** How a fact reached the tracker. */
export const CHANNELS = ["WEBHOOK", "POLL", "PUSH", "PERSON", "CLOCK"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Every kind of observation. Its effect in each state is the table in `machine/effect.ts` and `docs/states.md`. */
export const OBSERVATION_KINDS = [
  "requested",
  "approved",
  "declined",
  "refused-by-arr",
  "airs",
  "pending-in-arr",
  "pending-ended",
  "grabbed",
  "downloading",
  "downloaded",
  "held",
  "blocked",
  "import-started",
  "imported",
  "hashing",
  "hashed",
  "matched",
  "unmatched",
  "playable",
  "file-differs",
  "file-renamed",
  "download-failed",
  "download-removed",
  "file-deleted",
  "library-lost",
  "removed-from-arr",
  "not-listed",
  "withdrawn",
  "monitoring",
  "heard-available",
  "not-tracked",
  "searched",
] as const;
export type ObservationKind = (typeof OBSERVATION_KINDS)[number];
