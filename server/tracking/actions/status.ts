/** What came of something a person had done. */
export const ACT_STATUSES = ["SENT", "WORKED", "NO_EFFECT", "FAILED"] as const;
export type ActStatus = (typeof ACT_STATUSES)[number];
