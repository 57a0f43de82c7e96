/** The problem of stuck requests, as the tracker keeps it. */
export const STALLED = {
  code: "STALLED",
  message: "Nobody who has the file is online.",
  params: null,
  detail: ["stalledDL"],
  until: null,
  actions: [],
} as const;
