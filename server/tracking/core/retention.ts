/** For how many days the tracker keeps what it stores. */
export interface Retention {
  /** The bodies of webhooks. */
  readonly inboxDays: number;
  /** The data that reported a change: of polls, and which webhook it was. */
  readonly evidenceDays: number;
  /** The history of requests; null: for ever. */
  readonly historyDays: number | null;
  /** The audit log. */
  readonly auditDays: number;
}

export const DEFAULT_RETENTION: Retention = {
  inboxDays: 30,
  evidenceDays: 90,
  historyDays: null,
  auditDays: 365,
};

/** Setting with the newest sequence that was pruned. Absent until the first pruning. */
export const PRUNED_THROUGH = "log.prunedThrough";
