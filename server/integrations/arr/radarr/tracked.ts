import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { isInPipeline, pipelinePosition } from "../../../domain/state.ts";
import type { TrackedItem } from "../../port/tracked-item.ts";
import { isSameNumberedFile, toFileMissing, type FileReport } from "../common/file-report.ts";
import { ArrFile } from "../common/payload.ts";
import { toImported } from "../common/webhook.ts";
import { folderOf, toMovieFacts, toMovieKeys } from "./facts.ts";
import type { RadarrMovieResource } from "./payload.ts";

/** Reads the current state of a tracked movie: release date, monitoring and file. */
export function readMovie(
  service: string,
  movie: RadarrMovieResource,
  items: readonly TrackedItem[],
  now: Date,
  files: FileReport = "new",
): Observation[] {
  const base: ObservationBase = {
    service,
    channel: "POLL",
    event: "movie",
    at: null,
    keys: toMovieKeys(service, movie),
    item: toMovieFacts(movie),
  };
  const { isAvailable, digitalRelease, physicalRelease, inCinemas, monitored } = movie;
  const observations: Observation[] = [
    {
      kind: "airs",
      ...base,
      airDate: toAirDate(movie, now),
      evidence: { isAvailable, digitalRelease, physicalRelease, inCinemas },
    },
  ];
  if (monitored !== undefined) {
    observations.push({
      kind: "monitoring",
      ...base,
      event: "monitored",
      monitored,
      evidence: { monitored },
    });
  }
  if (movie.hasFile === false) {
    const known = items.flatMap((item) => item.movie?.fileId ?? []);
    observations.push(...[...new Set(known)].map((fileId) => toFileMissing(base, fileId)));
  }
  const isNews = files === "all" || !items.every((item) => isKnown(item, movie));
  if (movie.hasFile === true && isNews) {
    const file =
      movie.movieFile ??
      (movie.movieFileId === undefined ? undefined : ArrFile.parse({ id: movie.movieFileId }));
    observations.push({
      ...toImported({ ...base, event: "hasFile" }, { file, folder: folderOf(movie) }),
      evidence: { hasFile: true, movieFileId: file?.id, path: file?.path },
    });
  }
  return observations;
}

/**
 * The release date: the earlier of digital and physical release, or null while unknown. Depending on its settings
 * Radarr searches before that date; then the latest past date counts.
 */
export function toAirDate(movie: RadarrMovieResource, now: Date): string | null {
  const { isAvailable, digitalRelease, physicalRelease, inCinemas, added } = movie;
  const [release] = [digitalRelease, physicalRelease]
    .filter((date) => date !== undefined)
    .toSorted();
  if (isAvailable !== true) return release ?? null;
  const today = `${now.toISOString().slice(0, 10)}T00:00:00.000Z`;
  return (
    [release, inCinemas, added].find((date) => date !== undefined && date <= now.toISOString()) ??
    today
  );
}

/** The tracker already knows this file. */
function isKnown({ movie: unit }: TrackedItem, movie: RadarrMovieResource): boolean {
  return (
    unit !== undefined &&
    unit.fileId !== undefined &&
    unit.fileId === (movie.movieFile?.id ?? movie.movieFileId) &&
    isSameNumberedFile(unit.filePath, movie.movieFile?.path) &&
    isInPipeline(unit.state) &&
    pipelinePosition(unit.state) >= pipelinePosition("IMPORTING")
  );
}
