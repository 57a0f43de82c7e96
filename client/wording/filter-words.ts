import type { RequestState } from "../graphql/graphql.ts";
import { isolate } from "./isolate.ts";
import { serviceName } from "./service-name.ts";
import { stateName } from "./state.ts";

/** What a list is narrowed down to, beside its view; null, or no state, does not filter. */
export interface ListFilters {
  readonly states: readonly RequestState[];
  readonly mediaType: "MOVIE" | "TV" | null;
  readonly isAnime: boolean | null;
  /** The name of who made the requests. */
  readonly requester: string | null;
  /** The slug of the Sonarr or Radarr. */
  readonly service: string | null;
  readonly hasProblem: boolean | null;
}

export const MEDIA_TYPE_NAMES = { MOVIE: "Movies", TV: "Shows" } as const;
export const ANIME_NAMES = { yes: "Anime", no: "No anime" } as const;
export const PROBLEM_NAMES = { yes: "With a problem", no: "Without a problem" } as const;

/** The words of each filter that is set, by its name. */
export function filterWords(filters: ListFilters): readonly {
  readonly filter: keyof ListFilters;
  readonly state?: RequestState;
  readonly words: string;
}[] {
  const { states, mediaType, isAnime, requester, service, hasProblem } = filters;
  const flag = (value: boolean) => (value ? "yes" : "no");
  return [
    ...states.map((state) => ({
      filter: "states" as const,
      state,
      words: stateName(state, "ANY"),
    })),
    ...(mediaType === null
      ? []
      : [{ filter: "mediaType" as const, words: MEDIA_TYPE_NAMES[mediaType] }]),
    ...(isAnime === null
      ? []
      : [{ filter: "isAnime" as const, words: ANIME_NAMES[flag(isAnime)] }]),
    ...(requester === null
      ? []
      : [{ filter: "requester" as const, words: `Requested by ${isolate(requester)}` }]),
    ...(service === null ? [] : [{ filter: "service" as const, words: serviceName(service) }]),
    ...(hasProblem === null
      ? []
      : [{ filter: "hasProblem" as const, words: PROBLEM_NAMES[flag(hasProblem)] }]),
  ];
}
