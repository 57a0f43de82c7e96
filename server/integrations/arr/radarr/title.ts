import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { present } from "../../shared/lenient.ts";
import { findTitle, type FoundTitle } from "../common/find-title.ts";
import type { RadarrClient } from "./client.ts";
import { toMovieFacts, toMovieKeys } from "./facts.ts";
import type { RadarrMovieResource } from "./payload.ts";

/** Finds the movie of an item. */
export function findMovie(
  client: RadarrClient,
  item: TrackedItem,
): Promise<FoundTitle<RadarrMovieResource>> {
  return findTitle(item, {
    byId: (id) => client.findMovie(id),
    byPublicId: async ({ tmdbId }) =>
      tmdbId === undefined ? null : client.findMovieByTmdbId(tmdbId),
  });
}

export function toMovieBase(service: string, movie: RadarrMovieResource): ObservationBase {
  return {
    service,
    channel: "POLL",
    event: "movie",
    at: movie.added ?? null,
    keys: toMovieKeys(service, movie),
    item: toMovieFacts(movie),
    evidence: present({ movie: movie.title, added: movie.added }),
  };
}

/** Reports that the app no longer has the movie with this id. */
export function toMovieRemoved(service: string, { tmdbId }: TrackedItem, id: number): Observation {
  return {
    service,
    kind: "removed-from-arr",
    channel: "POLL",
    event: "movie",
    at: null,
    keys: { mediaType: "MOVIE", arr: { service, id }, ...present({ tmdbId }) },
    evidence: { movie: id, found: false },
  };
}
