import type { RequestState } from "../graphql/graphql.ts";
import { phrase } from "../language/words/phrase.ts";
import { sharedStates } from "../language/words/share.ts";
import { seasonsWords } from "./request-words.ts";

/** What happens in a state, for somebody who knows none of the services. */
export function sharedSentence(state: RequestState, mediaType: "MOVIE" | "TV"): string {
  if (state !== "UNAIRED") return sharedStates(state);
  return sharedStates(mediaType === "MOVIE" ? "UNRELEASED" : "UNAIRED");
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
  return [
    request.year === null ? "" : `${request.year}`,
    seasons.length === 0 ? "" : seasonsWords(seasons),
    request.isAnime ? phrase("anime") : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
