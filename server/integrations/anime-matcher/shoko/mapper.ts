import type { ObservationBase } from "../../../domain/observation/base.ts";
import type { EpisodeRef } from "../../../domain/observation/keys.ts";
import type { Observation } from "../../../domain/observation/observation.ts";
import { present } from "../../shared/lenient.ts";
import type { AwaitedFile } from "./awaited.ts";
import type { KnownFile, Reference } from "./known-file.ts";
import { describeMiss, type Miss } from "./miss.ts";

/** How far a file has come; null when it has no news for those who are there: they are available, and it is not matched. */
export function toCatchUp(
  service: string,
  file: KnownFile,
  awaited: AwaitedFile,
  miss: Miss = {},
): Observation | null {
  const { item, path } = awaited;
  const { anidbId, progress } = file;
  const isMatched = progress.kind === "matched";
  if (!isMatched && !awaited.isWaiting) return null;
  // What is available learns its ids, and nothing else.
  const episodes = identify(awaited, file).filter((_, index) => {
    return isMatched || awaited.episodes[index]?.isWaiting === true;
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
    ? { ...base, ...progress, ...present({ detail: describeMiss(miss) }) }
    : { ...base, ...progress };
}

/** The episodes with their ids elsewhere, where it is clear which is which: the numbers differ between the services. */
function identify({ episodes }: AwaitedFile, { references }: KnownFile): readonly EpisodeRef[] {
  const isClear = references.length === episodes.length && isEvenlyShared(references);
  return episodes.map(({ season, number }, index) => {
    const reference = isClear ? references[index] : undefined;
    return present({ season, number, anidbId: reference?.anidbId, tmdbId: reference?.tmdbId });
  });
}

/**
 * AniDB lists a part of another episode beside the one that a file is: such a one is not covered whole. Episodes that
 * share one file evenly are.
 */
function isEvenlyShared(references: readonly Reference[]): boolean {
  const even = 100 / references.length;
  const isWhole = references.every(({ share }) => share === 100);
  return isWhole || references.every(({ share }) => Math.abs(share - even) <= 1);
}
