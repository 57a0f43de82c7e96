import type { State } from "./state.ts";

/** What people call the states, for texts that the tracker itself writes; the client has the same names. */
export const STATE_NAMES: Readonly<Record<State, string>> = {
  REQUESTED: "Requested",
  APPROVED: "Approved",
  GRABBING: "Found",
  DOWNLOADING: "Downloading",
  DOWNLOADED: "Downloaded",
  IMPORTING: "Importing",
  ANIME_MATCHING: "Matching",
  AVAILABLE: "Ready",
  UNAIRED: "Not aired",
  DECLINED: "Declined",
  FAILED: "Failed",
  DELETED: "Removed",
};
