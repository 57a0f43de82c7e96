/** What started a sync; `SyncKind` in the schema describes each value. */
export const SYNC_KINDS = ["FIRST", "START", "OUTAGE", "NIGHTLY", "BUTTON", "REQUEST"] as const;
export type SyncKind = (typeof SYNC_KINDS)[number];

export const SYNC_STATUSES = ["RUNNING", "DONE", "FAILED", "STOPPED"] as const;
export type SyncStatus = (typeof SYNC_STATUSES)[number];
