import { TRANSFER_STATES } from "./observation/facts.ts";

/** What the download client does with a download, or how the download ended. */
export const DOWNLOAD_STATES = [...TRANSFER_STATES, "REMOVED", "FAILED", "IMPORTED"] as const;
export type DownloadState = (typeof DOWNLOAD_STATES)[number];
