import type { IntegrationDeps } from "../../port/connection.ts";
import type { Snapshot, SnapshotOptions } from "../../port/snapshot.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { openArrSnapshot } from "../common/snapshot.ts";
import type { RadarrClient } from "./client.ts";
import { toMovieKeys } from "./facts.ts";
import type { RadarrHistoryRecord, RadarrMovieResource } from "./payload.ts";
import { toHistoryObservations } from "./record.ts";
import { findMovie, toMovieBase, toMovieRemoved } from "./title.ts";
import { readMovie } from "./tracked.ts";

/** Opens a snapshot of all movies: one call lists them with their files, one more per movie reads its history. */
export function openRadarrSnapshot(
  service: string,
  client: RadarrClient,
  deps: IntegrationDeps,
  options: SnapshotOptions = {},
): Promise<Snapshot> {
  return openArrSnapshot<RadarrMovieResource, RadarrHistoryRecord>(
    service,
    deps,
    {
      mediaType: "MOVIE",
      publicId: ({ tmdbId }) => tmdbId,
      publicIdOf: ({ tmdbId }) => tmdbId,
      newestHistory: () => client.newestHistory(),
      list: () => client.listTitles(),
      fingerprintOf: ({ movieFileId, movieFile }) => String(movieFileId ?? movieFile?.id ?? ""),
      toBase: (movie) => toMovieBase(service, movie),
      find: (item, list) => findMovie(client, item, list),
      async report(listed, items) {
        // The list may be minutes old, and the tracker may already have newer data.
        const { id } = listed;
        const isStale = id !== undefined && isAtOdds(listed, items);
        const movie = (isStale ? await client.findMovie(id) : null) ?? listed;
        return readMovie(service, movie, items, deps.now(), "all");
      },
      historyOfTitle: (id) => client.historyOfTitle(id),
      toHistoryObservations: (record, movie) =>
        toHistoryObservations(service, record).map((observation) => ({
          ...observation,
          keys: { ...toMovieKeys(service, movie), ...observation.keys },
        })),
      toRemoved: (item) => toMovieRemoved(service, item),
    },
    options,
  );
}

function isAtOdds(movie: RadarrMovieResource, items: readonly TrackedItem[]): boolean {
  const fileId = movie.hasFile === true ? (movie.movieFile?.id ?? movie.movieFileId) : undefined;
  return items.some(({ movie: unit }) => unit?.fileId !== undefined && unit.fileId !== fileId);
}
