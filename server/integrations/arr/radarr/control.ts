import { z } from "zod";
import type { ArrControl, ArrTarget } from "../../port/arr.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import { flag, nested, positiveInt } from "../../shared/lenient.ts";
import { sendCommand } from "../common/command.ts";
import { retryImport, ImportRow, toImportFile, type ImportFile } from "../common/manual-import.ts";
import { blocklistAndSearch } from "../common/queued-download.ts";
import { grabRelease } from "../common/release-grab.ts";
import { FoundRelease, searchReleases, type Recognised } from "../common/release-search.ts";
import type { RadarrClient } from "./client.ts";

const RadarrImportRow = z.object({
  ...ImportRow,
  movie: nested(z.object({ id: positiveInt })),
});
type RadarrImportRow = z.infer<typeof RadarrImportRow>;

const RadarrRelease = FoundRelease.extend({ mappedMovieId: positiveInt });
type RadarrRelease = z.infer<typeof RadarrRelease>;

/** Keeps all fields, because the resource is sent back with a change. */
const EditedMovie = z.looseObject({ monitored: flag });

/** Commands for a movie in Radarr. */
export function createRadarrControl(
  service: string,
  client: RadarrClient,
  deps: Pick<IntegrationDeps, "now">,
): ArrControl {
  const { http, api } = client;
  const search = ({ id }: ArrTarget) => sendCommand(http, "MoviesSearch", { movieIds: [id] });

  return {
    search,
    async searchReleases({ id }) {
      const app = {
        release: RadarrRelease,
        recognise: (release: RadarrRelease) => recognise(release, id),
      };
      return { ...(await searchReleases(http, deps, app, [{ movieId: id }])), searched: null };
    },
    grabRelease: (ticket, as) =>
      grabRelease(service, http, ticket, as === null ? null : { movieId: as.id }),
    blocklist: (downloadId) => blocklistAndSearch(client, downloadId),
    retryImport: (downloadId, target) =>
      retryImport(
        client,
        { row: RadarrImportRow, toFiles: async (rows) => toFiles(rows, target) },
        downloadId,
      ),
    async refresh({ id }) {
      await sendCommand(http, "RefreshMovie", { movieIds: [id] });
      await sendCommand(http, "RescanMovie", { movieId: id });
    },
    async monitor(target) {
      const path = { id: target.id };
      const movie = await api.get(EditedMovie, "/api/v3/movie/{id}", { path });
      if (movie.monitored !== true)
        await api.send(z.unknown(), "PUT", "/api/v3/movie/{id}", {
          path,
          json: { ...movie, monitored: true },
        });
      await search(target);
    },
  };
}

/** A release that Radarr assigns to another movie would be downloaded for that one. */
function recognise({ mappedMovieId, downloadAllowed }: RadarrRelease, movieId: number): Recognised {
  const isOwn = mappedMovieId === undefined || mappedMovieId === movieId;
  return {
    isWholeSeason: false,
    episodes: [],
    isRecognised: downloadAllowed !== false && isOwn,
  };
}

/** A movie has one file: the largest that Radarr matches to it, or the only file there is. */
function toFiles(rows: readonly RadarrImportRow[], { id }: ArrTarget): readonly ImportFile[] {
  const own = rows.filter(({ movie }) => movie?.id === id);
  const [file] = (own.length === 0 && rows.length === 1 ? rows : own).toSorted(
    (one, other) => (other.size ?? 0) - (one.size ?? 0),
  );
  return file === undefined ? [] : [{ ...toImportFile(file), movieId: id }];
}
