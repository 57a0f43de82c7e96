/** Which titles are tracked that were added in an arr and have no request in Seerr. */
export const FOLLOWINGS = ["NONE", "NEW", "ALL"] as const;
export type Following = (typeof FOLLOWINGS)[number];
