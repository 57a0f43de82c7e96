import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { EpisodeRef } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { present } from "../../shared/lenient.ts";
import type { ImportedFile } from "./imported-file.ts";
import type { KnownFile, Reference } from "./known-file.ts";
import { describeMatchFailure, type MatchFailure } from "./match-failure.ts";

/**
 * Creates the observation of a file's match progress; null when it is irrelevant: the units are available and the file
 * is not matched.
 */
export function toProgressObservation(
  service: string,
  file: KnownFile,
  importedFile: ImportedFile,
  failure: MatchFailure = {},
): Observation | null {
  const { item, path } = importedFile;
  const { anidbId, progress } = file;
  const isMatched = progress.kind === "matched";
  if (!isMatched && !importedFile.isWaiting) return null;
  // Available episodes only receive their ids.
  const shokoPath = present({ shokoPath: file.paths[0] });
  const episodes = identify(importedFile, file).filter((_, index) => {
    return isMatched || importedFile.episodes[index]?.isWaiting === true;
  });
  const base: ObservationBase = {
    service,
    channel: "POLL",
    event: "file",
    at: null,
    keys: present({
      mediaType: item.mediaType,
      arr: item.arr,
      tmdbId: item.tmdbId,
      tvdbId: item.tvdbId,
      imdbId: item.imdbId,
      anidbId,
      shokoFileId: file.id,
      path,
      episodes: episodes.length > 0 ? episodes : undefined,
    }),
    evidence: present({
      fileId: file.id,
      path: file.paths[0],
      imported: file.importedAt,
      anidbId,
    }),
  };
  return progress.kind === "unmatched"
    ? { ...base, ...progress, ...shokoPath, ...present({ detail: describeMatchFailure(failure) }) }
    : { ...base, ...progress, ...shokoPath };
}

/**
 * Adds provider ids to the episodes when the assignment is unambiguous, because episode numbers differ between
 * providers.
 */
function identify({ episodes }: ImportedFile, { references }: KnownFile): readonly EpisodeRef[] {
  const isClear = references.length === episodes.length && isEvenlyShared(references);
  return episodes.map(({ season, number }, index) => {
    const reference = isClear ? references[index] : undefined;
    return present({ season, number, anidbId: reference?.anidbId, tmdbId: reference?.tmdbId });
  });
}

/**
 * AniDB may list a part of another episode beside the file's own one; that part does not cover its episode completely.
 * Episodes that share one file equally do.
 */
function isEvenlyShared(references: readonly Reference[]): boolean {
  const even = 100 / references.length;
  const isWhole = references.every(({ share }) => share === 100);
  return isWhole || references.every(({ share }) => Math.abs(share - even) <= 1);
}
