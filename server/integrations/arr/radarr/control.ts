import { z } from "zod";
import type { ArrControl, ArrTarget } from "../../port/arr.ts";
import type { IntegrationDeps } from "../../port/connection.ts";
import { flag, nested, positiveInt } from "../../shared/lenient.ts";
import { giveCommand } from "../common/command.ts";
import { importAgain, ImportRow, toImportFile, type ImportFile } from "../common/manual-import.ts";
import { dropAndSearch } from "../common/queued-download.ts";
import { searchReleases } from "../common/release-search.ts";
import type { RadarrClient } from "./client.ts";

const RadarrImportRow = z.object({
  ...ImportRow,
  movie: nested(z.object({ id: positiveInt })),
});
type RadarrImportRow = z.infer<typeof RadarrImportRow>;

/** Kept whole, since it is sent back with its change. */
const EditedMovie = z.looseObject({ monitored: flag });

/** What Radarr can be told to do about a film. */
export function createRadarrControl(
  client: RadarrClient,
  deps: Pick<IntegrationDeps, "now">,
): ArrControl {
  const { http } = client;
  const search = ({ id }: ArrTarget) => giveCommand(http, "MoviesSearch", { movieIds: [id] });

  return {
    search,
    searchReleases: ({ id }) => searchReleases(http, deps, [{ movieId: id }]),
    blocklist: (downloadId) => dropAndSearch(client, downloadId),
    retryImport: (downloadId, target) =>
      importAgain(
        client,
        { row: RadarrImportRow, toFiles: async (rows) => toFiles(rows, target) },
        downloadId,
      ),
    async refresh({ id }) {
      await giveCommand(http, "RefreshMovie", { movieIds: [id] });
      await giveCommand(http, "RescanMovie", { movieId: id });
    },
    async monitor(target) {
      const path = `/api/v3/movie/${target.id}`;
      const movie = await http.get(EditedMovie, path);
      if (movie.monitored !== true)
        await http.send(z.unknown(), "PUT", path, { json: { ...movie, monitored: true } });
      await search(target);
    },
  };
}

/** A film has one file: the largest of those that say they are it, or the only one there is. */
function toFiles(rows: readonly RadarrImportRow[], { id }: ArrTarget): readonly ImportFile[] {
  const own = rows.filter(({ movie }) => movie?.id === id);
  const [file] = (own.length === 0 && rows.length === 1 ? rows : own).toSorted(
    (one, other) => (other.size ?? 0) - (one.size ?? 0),
  );
  return file === undefined ? [] : [{ ...toImportFile(file), movieId: id }];
}
