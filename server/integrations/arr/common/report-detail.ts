/** What is told of a title's files: what the tracker does not know yet, or all of it, whatever was told before. */
export type ReportDetail = "news" | "all";
