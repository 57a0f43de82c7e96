import { plainReason, type Reason } from "../../../domain/message/reason.ts";
import { UNRECOGNISED } from "./match-failure.ts";
import type { ShokoFile } from "./payload.ts";

/** An episode of a file, by the ids of other providers. */
export interface Reference {
  readonly anidbId: number | undefined;
  readonly tmdbId: number | undefined;
  /** How much of the episode the file contains, in percent (ShokoServer, FileCrossReference.cs). */
  readonly share: number;
}

/** How far Shoko has come with a file. */
type MatchingProgress =
  | { readonly kind: "hashing" | "hashed" | "matched" }
  | { readonly kind: "unmatched"; readonly reason: Reason };

/** The stored facts about a file in Shoko: enough to find it and to report its progress. */
export interface KnownFile {
  readonly id: number;
  readonly size: number | undefined;
  /** Relative to Shoko's folders; readable locations come first. */
  readonly paths: readonly string[];
  /** When Shoko first saw the file; null when unknown. */
  readonly createdAt: string | null;
  /** When the file was last matched; null when it never was. */
  readonly importedAt: string | null;
  readonly progress: MatchingProgress;
  /** AniDB's id of the anime. */
  readonly anidbId: number | undefined;
  readonly references: readonly Reference[];
  /** All series and episodes of the file exist in Shoko; before that only AniDB knows them. */
  readonly isReady: boolean;
  /** Shoko knows where the file was and can read it nowhere. */
  readonly isGone: boolean;
}

export function toKnownFile(file: ShokoFile, now: Date): KnownFile {
  return {
    id: file.ID,
    size: file.Size,
    paths: listPaths(file),
    createdAt: file.Created ?? null,
    importedAt: file.Imported ?? null,
    progress: readProgress(file, now),
    anidbId: file.SeriesIDs[0]?.SeriesID.AniDB,
    references: listReferences(file),
    isReady: isReady(file),
    isGone:
      file.Locations.length > 0 &&
      file.Locations.every(({ IsAccessible }) => IsAccessible === false),
  };
}

/** Readable locations come first. */
function listPaths({ Locations: locations }: ShokoFile): readonly string[] {
  const [readable, others] = [
    locations.filter(({ IsAccessible }) => IsAccessible !== false),
    locations.filter(({ IsAccessible }) => IsAccessible === false),
  ];
  return [...readable, ...others].flatMap(({ RelativePath: path }) => path ?? []);
}

/** In Shoko's order: by position in the episode's release, complete episodes first. */
function listReferences({ SeriesIDs: series }: ShokoFile): readonly Reference[] {
  return series.flatMap(({ EpisodeIDs: episodes }) =>
    episodes.map(({ AniDB, TMDB, Percentage }) => ({
      anidbId: AniDB,
      tmdbId: TMDB?.Episode[0],
      share: Percentage?.Size ?? 100,
    })),
  );
}

function isReady({ SeriesIDs: series }: ShokoFile): boolean {
  return (
    series.length > 0 &&
    series.every(
      ({ SeriesID, EpisodeIDs }) =>
        SeriesID.ID !== undefined && EpisodeIDs.every(({ ID }) => ID !== undefined),
    )
  );
}

/**
 * Over REST, a file that was just read has no cross references, like a file that AniDB does not know. Only the hub
 * distinguishes them, so here a file counts as unrecognised once AniDB has had time to answer.
 */
const IDENTIFYING_MS = 2 * 60_000;

function readProgress(file: ShokoFile, now: Date): MatchingProgress {
  if (file.IsIgnored) return { kind: "unmatched", reason: plainReason("SHOKO_IGNORES_FILE") };
  if (file.SeriesIDs.length > 0) return { kind: "matched" };
  if (!isHashed(file)) return { kind: "hashing" };
  if (isBeingIdentified(file, now)) return { kind: "hashed" };
  return { kind: "unmatched", reason: UNRECOGNISED };
}

/** Tolerates a Shoko clock that is slightly ahead; a larger difference proves nothing. */
function isBeingIdentified(
  { Created: created, Imported: imported }: ShokoFile,
  now: Date,
): boolean {
  return [created, imported].some(
    (at) => at !== undefined && Math.abs(now.getTime() - new Date(at).getTime()) < IDENTIFYING_MS,
  );
}

function isHashed({ Hashes: hashes }: ShokoFile): boolean {
  if (!hashes) return false;
  if (Array.isArray(hashes))
    return hashes.some(({ Type, Value }) => Type === "ED2K" && Value !== undefined);
  return hashes["ED2K"] !== undefined;
}
