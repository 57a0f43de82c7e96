import type { RequestState } from "../graphql/graphql.ts";
import { filterText } from "../language/words/filter.ts";
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

export const mediaTypeNames = () => ({ MOVIE: filterText("movies"), TV: filterText("shows") });
export const animeNames = () => ({ yes: filterText("anime"), no: filterText("noAnime") });
export const problemNames = () => ({
  yes: filterText("withProblem"),
  no: filterText("withoutProblem"),
});

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
      : [{ filter: "mediaType" as const, words: mediaTypeNames()[mediaType] }]),
    ...(isAnime === null
      ? []
      : [{ filter: "isAnime" as const, words: animeNames()[flag(isAnime)] }]),
    ...(requester === null
      ? []
      : [{ filter: "requester" as const, words: filterText("requestedBy", { name: requester }) }]),
    ...(service === null ? [] : [{ filter: "service" as const, words: serviceName(service) }]),
    ...(hasProblem === null
      ? []
      : [{ filter: "hasProblem" as const, words: problemNames()[flag(hasProblem)] }]),
  ];
}
