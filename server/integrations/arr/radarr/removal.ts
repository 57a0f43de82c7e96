import { z } from "zod";
import { canBeSameTitle } from "../../../domain/same-title.ts";
import type { ArrTitle, ArrRemoval } from "../../port/arr.ts";
import type { RemovalTarget } from "../../port/removal-target.ts";
import { ArrFile } from "../common/payload.ts";
import { createArrRemoval, ignoreMissing, toGrabs, type GrabRecord } from "../common/removal.ts";
import type { RadarrClient } from "./client.ts";
import {
  RadarrHistoryRecord,
  type RadarrMovieResource,
  type RadarrQueueRecord,
} from "./payload.ts";

const GRABBED = "grabbed";

/** Removal of movies, their files and queued downloads in Radarr. */
export function createRadarrRemoval(client: RadarrClient): ArrRemoval {
  const { http, api } = client;
  const queue = async () => (await client.queueRecords()).map(toQueued);

  async function find(target: RemovalTarget): Promise<ArrTitle | null> {
    const movie = await findMovie(client, target);
    if (movie?.id === undefined) return null;
    const { id } = movie;
    const [files, history, queued] = await Promise.all([
      api.get(z.array(ArrFile), "/api/v3/moviefile", { query: { movieId: id } }),
      api.get(z.array(RadarrHistoryRecord), "/api/v3/history/movie", { query: { movieId: id } }),
      queue(),
    ]);
    const grabs = [
      ...queued.filter(({ itemId }) => itemId === id),
      ...history.filter(({ eventType }) => eventType === GRABBED).map(toGrabRecord),
    ];
    return {
      id,
      title: movie.title ?? target.title,
      tmdbId: movie.tmdbId,
      isMonitored: movie.monitored !== false,
      episodes: [],
      files: files.flatMap(({ id: fileId, path, size }) =>
        fileId === undefined || path === undefined
          ? []
          : [{ id: fileId, path, size: size ?? null, episodes: [] }],
      ),
      grabs: toGrabs(grabs),
    };
  }

  return {
    find,
    ...createArrRemoval({ http, include: { includeMovie: true }, queue }),
    async unmonitor(id) {
      await api.send(z.unknown(), "PUT", "/api/v3/movie/editor", {
        json: { movieIds: [id], monitored: false },
      });
    },
    async removeFiles(movieFileIds) {
      await api.send(z.unknown(), "DELETE", "/api/v3/moviefile/bulk", { json: { movieFileIds } });
    },
    async removeTitle(id) {
      await ignoreMissing(
        api.send(z.unknown(), "DELETE", "/api/v3/movie/{id}", {
          path: { id },
          query: { deleteFiles: true, addImportExclusion: false },
        }),
      );
    },
  };
}

/** Finds the movie by its id, or by its TMDB id when that id is gone or unknown. */
async function findMovie(
  client: RadarrClient,
  target: RemovalTarget,
): Promise<RadarrMovieResource | null> {
  const { arrId, tmdbId } = target;
  const known = arrId === undefined ? null : await client.findMovie(arrId);
  if (known !== null && canBeSameTitle({ tmdbId }, known)) return known;
  if (tmdbId === undefined) return null;
  // A server that does not know the parameter returns all movies.
  const found = await client.findMovieByTmdbId(tmdbId);
  return found?.tmdbId === tmdbId ? found : null;
}

function toQueued(record: RadarrQueueRecord): GrabRecord {
  const { movie, movieId } = record;
  return {
    itemId: movieId ?? movie?.id,
    title: movie?.title,
    record,
    releaseTitle: record.title,
    episode: undefined,
    isQueued: true,
  };
}

function toGrabRecord(record: RadarrHistoryRecord): GrabRecord {
  return {
    itemId: record.movieId,
    title: record.movie?.title,
    record: { downloadId: record.downloadId, size: record.data?.size },
    releaseTitle: record.sourceTitle,
    episode: undefined,
    isQueued: false,
  };
}
