import type { RequestState } from "../graphql/graphql.ts";
import { rangeWords } from "./sentence.ts";
import { stateName } from "./state.ts";

/** What happens in a state, for somebody who knows none of the services. */
const SENTENCES: Readonly<Record<Exclude<RequestState, "UNAIRED">, string>> = {
  REQUESTED: "Waiting for approval",
  APPROVED: "Being searched for",
  GRABBING: "Found, the download starts soon",
  DOWNLOADING: "Downloading",
  DOWNLOADED: "Downloaded, next it is added to the library",
  IMPORTING: "Being added to the library",
  ANIME_MATCHING: "Being recognised",
  AVAILABLE: "Ready to watch",
  DECLINED: "The request was declined",
  FAILED: "The download failed, and nothing else was found yet",
  DELETED: "Removed from the library",
};

export function sharedSentence(state: RequestState, mediaType: "MOVIE" | "TV"): string {
  return state === "UNAIRED" ? `${stateName(state, mediaType)} yet` : SENTENCES[state];
}

/** "2023 · Season 2 · Anime": what is shared. */
export function sharedFacts(request: {
  readonly year: number | null;
  readonly isAnime: boolean;
  readonly mediaType: "MOVIE" | "TV";
  readonly episodes: readonly { readonly season: number }[];
}): string {
  const seasons = [...new Set(request.episodes.map(({ season }) => season))].filter(
    (season) => season > 0,
  );
  const noun = seasons.length === 1 ? "Season" : "Seasons";
  return [
    request.year === null ? "" : `${request.year}`,
    seasons.length === 0 ? "" : `${noun} ${rangeWords(seasons)}`,
    request.isAnime ? "Anime" : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
