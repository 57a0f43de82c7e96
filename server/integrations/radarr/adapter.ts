import type { Observation } from "../../domain/observation.ts";
import { readHistory, toHistoryObservation } from "../arr/history.ts";
import { askEach, inRoadOrder, readWatchedQueue } from "../arr/poll.ts";
import { createImportWatch, type QueueRow } from "../arr/queue.ts";
import { isOfInstance } from "../arr/scope.ts";
import { present } from "../lenient.ts";
import type { Integration, IntegrationDeps, ServiceConnection, WatchedItem } from "../port.ts";
import { createRadarrClient, type RadarrClient } from "./client.ts";
import { toMovieFacts, toMovieKeys } from "./facts.ts";
import { readRadarrWebhook } from "./mapper.ts";
import {
  RadarrMovie,
  type RadarrHistoryRecord,
  type RadarrMovieResource,
  type RadarrQueueRecord,
} from "./payload.ts";
import { readMovie } from "./watched.ts";

export function createRadarrAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const service = connection.slug;
  const client = createRadarrClient(connection, deps);
  const watch = createImportWatch();

  return {
    slug: service,
    kind: "RADARR",
    check: () => client.check(),
    receive: (body) => readRadarrWebhook(service, body),
    async poll(scope) {
      const history = await readHistory(client, scope.cursor);
      const past = history.records.flatMap((record) => toPast(service, record));
      const queue = (await client.queue()).map((record) => toRow(service, record));
      const groups = groupByMovie(
        scope.watched.filter((item) => item.mediaType === "MOVIE" && isOfInstance(item, service)),
      );
      const told = await askEach(service, deps, groups, (items) =>
        askMovie(service, client, items, deps.now()),
      );
      const current = readWatchedQueue(service, queue, scope, watch);
      return { observations: inRoadOrder(told, past, current), cursor: history.cursor };
    },
  };
}

function toPast(service: string, record: RadarrHistoryRecord): Observation[] {
  const movie = movieOf(record);
  if (!movie) return [];
  const observation = toHistoryObservation(service, record, toMovieKeys(service, movie));
  return observation ? [observation] : [];
}

function toRow(service: string, record: RadarrQueueRecord): QueueRow {
  return {
    record,
    keys: toMovieKeys(service, movieOf(record)),
    ...present({ item: record.movie && toMovieFacts(record.movie) }),
  };
}

/** The embedded film, or what its id alone says. */
function movieOf({
  movie,
  movieId,
}: RadarrQueueRecord | RadarrHistoryRecord): RadarrMovie | undefined {
  if (movie) return { ...movie, id: movie.id ?? movieId };
  return movieId === undefined ? undefined : RadarrMovie.parse({ id: movieId });
}

/** Several requests can wait for one film; it is asked about once. */
function groupByMovie(items: readonly WatchedItem[]): WatchedItem[][] {
  const known = items.filter((item) => item.arr !== undefined || item.tmdbId !== undefined);
  return [
    ...Map.groupBy(known, (item) =>
      item.arr ? `arr ${item.arr.id}` : `tmdb ${item.tmdbId}`,
    ).values(),
  ];
}

async function askMovie(
  service: string,
  client: RadarrClient,
  items: readonly WatchedItem[],
  now: Date,
): Promise<Observation[]> {
  const [item] = items;
  if (!item) return [];
  const movie = await findMovie(client, item);
  if (movie) return readMovie(service, movie, items, now);
  // Not added yet, unless it once was here.
  if (!item.arr) return [];
  return [
    {
      service,
      kind: "removed-from-arr",
      channel: "POLL",
      event: "movie",
      at: null,
      keys: { mediaType: "MOVIE", arr: item.arr, ...present({ tmdbId: item.tmdbId }) },
      evidence: { movie: item.arr.id, found: false },
    },
  ];
}

/** By its id, and by its TMDB id where that is gone: a film that was removed and added again has a new one. */
async function findMovie(
  client: RadarrClient,
  { arr, tmdbId }: WatchedItem,
): Promise<RadarrMovieResource | null> {
  const movie = arr ? await client.findMovie(arr.id) : null;
  if (movie || tmdbId === undefined) return movie;
  return client.findMovieByTmdbId(tmdbId);
}
