import type { Observation } from "../../../domain/observation/observation.ts";
import { present } from "../../shared/lenient.ts";
import { toHistoryObservation } from "../common/history.ts";
import type { QueueRow } from "../common/queue.ts";
import { toMovieFacts, toMovieKeys } from "./facts.ts";
import { RadarrMovie, type RadarrHistoryRecord, type RadarrQueueRecord } from "./payload.ts";

export function toHistoryObservations(service: string, record: RadarrHistoryRecord): Observation[] {
  const movie = movieOf(record);
  if (!movie) return [];
  const observation = toHistoryObservation(service, record, toMovieKeys(service, movie));
  return observation ? [observation] : [];
}

export function toRow(service: string, record: RadarrQueueRecord): QueueRow {
  return {
    record,
    keys: toMovieKeys(service, movieOf(record)),
    ...present({ item: record.movie && toMovieFacts(record.movie) }),
  };
}

/** The embedded movie, or one with only its id. */
function movieOf({
  movie,
  movieId,
}: RadarrQueueRecord | RadarrHistoryRecord): RadarrMovie | undefined {
  if (movie) return { ...movie, id: movie.id ?? movieId };
  return movieId === undefined ? undefined : RadarrMovie.parse({ id: movieId });
}
