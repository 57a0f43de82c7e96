import type { IntegrationDeps } from "../../port/connection.ts";
import type { Snapshot, SnapshotOptions } from "../../port/snapshot.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { openArrSnapshot } from "../common/snapshot.ts";
import type { RadarrClient } from "./client.ts";
import { toMovieKeys } from "./facts.ts";
import type { RadarrHistoryRecord, RadarrMovieResource } from "./payload.ts";
import { toPast } from "./record.ts";
import { findMovie, toMovieBase, toMovieRemoved } from "./title.ts";
import { readMovie } from "./tracked.ts";

/** A look at every film: one call lists them with their files, one for each tells what happened to it. */
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
      outsideId: ({ tmdbId }) => tmdbId,
      outsideIdOf: ({ tmdbId }) => tmdbId,
      newestHistory: () => client.newestHistory(),
      list: () => client.listTitles(),
      lineOf: ({ movieFileId, movieFile }) => String(movieFileId ?? movieFile?.id ?? ""),
      toBase: (movie) => toMovieBase(service, movie),
      find: (item) => findMovie(client, item),
      async report(listed, items) {
        // The list may be minutes old by now, and the tracker may know better since.
        const { id } = listed;
        const isStale = id !== undefined && isAtOdds(listed, items);
        const movie = (isStale ? await client.findMovie(id) : null) ?? listed;
        return readMovie(service, movie, items, deps.now(), "all");
      },
      historyOfTitle: (id) => client.historyOfTitle(id),
      toPast: (record, movie) =>
        toPast(service, record).map((past) => ({
          ...past,
          keys: { ...toMovieKeys(service, movie), ...past.keys },
        })),
      toRemoved: (item, id) => toMovieRemoved(service, item, id),
    },
    options,
  );
}

function isAtOdds(movie: RadarrMovieResource, items: readonly TrackedItem[]): boolean {
  const fileId = movie.hasFile === true ? (movie.movieFile?.id ?? movie.movieFileId) : undefined;
  return items.some(({ movie }) => movie?.fileId !== undefined && movie.fileId !== fileId);
}
