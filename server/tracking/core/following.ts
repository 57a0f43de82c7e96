/** Which titles that an arr has and nobody asked for in Seerr are followed. */
export const FOLLOWINGS = ["NONE", "NEW", "ALL"] as const;
export type Following = (typeof FOLLOWINGS)[number];
