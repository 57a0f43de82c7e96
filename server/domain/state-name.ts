import type { State } from "./state.ts";

const NAMES: Readonly<Record<Exclude<State, "UNAIRED">, string>> = {
  REQUESTED: "Requested",
  APPROVED: "Approved",
  GRABBING: "Found",
  DOWNLOADING: "Downloading",
  DOWNLOADED: "Downloaded",
  IMPORTING: "Importing",
  ANIME_MATCHING: "Matching",
  AVAILABLE: "Ready",
  DECLINED: "Declined",
  FAILED: "Failed",
  DELETED: "Removed",
};

/** What people call a state, for texts that the tracker itself writes; the client has the same names. */
export function stateName(state: State, mediaType: "MOVIE" | "TV"): string {
  if (state !== "UNAIRED") return NAMES[state];
  return mediaType === "MOVIE" ? "Not released" : "Not aired";
}
