import type { Observation } from "../../domain/observation.ts";
import { toHistoryObservation } from "../arr/history.ts";
import { listenToArr } from "../arr/hub.ts";
import { createArrPoll } from "../arr/poll.ts";
import type { QueueRow } from "../arr/queue.ts";
import { createArrWebhookControl } from "../arr/registration.ts";
import { listDownloadClients } from "../arr/suggestion.ts";
import { present } from "../lenient.ts";
import type { Integration, IntegrationDeps, ServiceConnection, WatchedItem } from "../port.ts";
import { createRadarrClient, type RadarrClient } from "./client.ts";
import { createRadarrControl } from "./control.ts";
import { toMovieFacts, toMovieKeys } from "./facts.ts";
import { readRadarrWebhook } from "./mapper.ts";
import {
  RadarrMovie,
  type RadarrHistoryRecord,
  type RadarrMovieResource,
  type RadarrQueueRecord,
} from "./payload.ts";
import { readMovie } from "./watched.ts";

/** Everything that Radarr can send of a film, its file or its own health. */
const WEBHOOK_FLAGS = [
  "onGrab",
  "onDownload",
  "onUpgrade",
  "onRename",
  "onMovieAdded",
  "onMovieDelete",
  "onMovieFileDelete",
  "onMovieFileDeleteForUpgrade",
  "onHealthIssue",
  "includeHealthWarnings",
  "onHealthRestored",
  "onApplicationUpdate",
  "onManualInteractionRequired",
];

export function createRadarrAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const service = connection.slug;
  const client = createRadarrClient(connection, deps);
  const { poll, hear } = createArrPoll<RadarrHistoryRecord>(service, deps, {
    mediaType: "MOVIE",
    queue: async () => (await client.queueRecords()).map((record) => toRow(service, record)),
    historySince: (date) => client.historySince(date),
    historyOf: (downloadId) => client.historyOf(downloadId),
    isClientAway: () => client.isClientAway(),
    newestHistory: () => client.newestHistory(),
    toPast: (record) => toPast(service, record),
    outsideId: ({ tmdbId }) => tmdbId,
    hasTitles: () => client.hasTitles(),
    ask: (items) => askMovie(service, client, items, deps.now()),
  });

  return {
    slug: service,
    kind: "RADARR",
    check: () => client.check(),
    receive: (body) => readRadarrWebhook(service, body, deps.now()),
    poll,
    push: (listener) => listenToArr(connection, deps, listener, hear),
    webhook: createArrWebhookControl(service, client.http, WEBHOOK_FLAGS),
    arr: createRadarrControl(client, deps),
    suggest: () => listDownloadClients(client.http),
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
