import { UNRECOGNISED } from "./miss.ts";
import type { ShokoFile } from "./payload.ts";

/** An episode that a file is, in the words of others. */
export interface Reference {
  readonly anidbId: number | undefined;
  readonly tmdbId: number | undefined;
  /** How much of the episode the file covers, in percent (ShokoServer, FileCrossReference.cs). */
  readonly share: number;
}

/** How far Shoko has come with a file. */
type MatchingProgress =
  | { readonly kind: "hashing" | "hashed" | "matched" }
  | { readonly kind: "unmatched"; readonly reason: string };

/** What is kept of a file of Shoko: enough to find it and to tell how far it has come. */
export interface KnownFile {
  readonly id: number;
  readonly size: number | undefined;
  /** Relative to Shoko's folders; the first one is where it can be read. */
  readonly paths: readonly string[];
  /** When Shoko first had it; null: it does not say. */
  readonly createdAt: string | null;
  /** When it was matched last; null: never. */
  readonly importedAt: string | null;
  readonly progress: MatchingProgress;
  /** AniDB's id of the anime. */
  readonly anidbId: number | undefined;
  readonly references: readonly Reference[];
  /** Every series and episode of the file exists in Shoko; before that, it is known to AniDB only. */
  readonly isReady: boolean;
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
  };
}

/** A place that can be read comes first. */
function listPaths({ Locations: locations }: ShokoFile): readonly string[] {
  const [readable, others] = [
    locations.filter(({ IsAccessible }) => IsAccessible !== false),
    locations.filter(({ IsAccessible }) => IsAccessible === false),
  ];
  return [...readable, ...others].flatMap(({ RelativePath: path }) => path ?? []);
}

/** In the order that Shoko gives them: by where they lie in the episode's release, the whole ones first. */
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
 * A file that was just read has no cross references either: over REST it looks like one that AniDB does not know. The
 * hub tells them apart; here a file counts as unrecognised only when AniDB has had the time to answer.
 */
const ASKING_MS = 2 * 60_000;

function readProgress(file: ShokoFile, now: Date): MatchingProgress {
  if (file.IsIgnored)
    return { kind: "unmatched", reason: "the file is set to be ignored in Shoko" };
  if (file.SeriesIDs.length > 0) return { kind: "matched" };
  if (!isHashed(file)) return { kind: "hashing" };
  if (isBeingAsked(file, now)) return { kind: "hashed" };
  return { kind: "unmatched", reason: UNRECOGNISED };
}

/** Shoko's clock may be a little ahead; one that is far ahead is wrong and proves nothing. */
function isBeingAsked({ Created: created, Imported: imported }: ShokoFile, now: Date): boolean {
  return [created, imported].some(
    (at) => at !== undefined && Math.abs(now.getTime() - new Date(at).getTime()) < ASKING_MS,
  );
}

function isHashed({ Hashes: hashes }: ShokoFile): boolean {
  if (!hashes) return false;
  if (Array.isArray(hashes))
    return hashes.some(({ Type, Value }) => Type === "ED2K" && Value !== undefined);
  return hashes["ED2K"] !== undefined;
}
