import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { present } from "../../shared/lenient.ts";
import { findTitle, toGoneKeys, type FoundTitle } from "../common/find-title.ts";
import type { RadarrClient } from "./client.ts";
import { toMovieFacts, toMovieKeys } from "./facts.ts";
import type { RadarrMovieResource } from "./payload.ts";

/** Finds the movie of an item. */
export function findMovie(
  client: RadarrClient,
  item: TrackedItem,
  list: () => Promise<readonly RadarrMovieResource[]>,
): Promise<FoundTitle<RadarrMovieResource>> {
  return findTitle(item, {
    list,
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

/** Reports that the app no longer has the movie of an item. */
export function toMovieRemoved(service: string, item: TrackedItem): Observation {
  return {
    service,
    kind: "removed-from-arr",
    channel: "POLL",
    event: "movie",
    at: null,
    keys: toGoneKeys(service, item),
    evidence: present({ movie: item.arr?.id, tmdbId: item.tmdbId, found: false }),
  };
}
