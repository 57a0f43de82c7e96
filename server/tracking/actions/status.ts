/** What came of something a person had done. */
export const ACTION_STATUSES = ["SENT", "WORKED", "NO_EFFECT", "FAILED"] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];
