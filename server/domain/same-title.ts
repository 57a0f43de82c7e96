/** Ids of a title in public databases. */
export interface PublicIds {
  readonly tvdbId?: number | null | undefined;
  readonly tmdbId?: number | null | undefined;
}

/**
 * Whether two titles with the same arr id may be the same movie or series: a rebuilt arr database assigns its ids anew.
 * Services may pair the TVDB and TMDB ids of one show differently, so the first id that both have decides; without a
 * common id they may be the same.
 */
export function canBeSameTitle(one: PublicIds, other: PublicIds): boolean {
  if (one.tvdbId != null && other.tvdbId != null) return one.tvdbId === other.tvdbId;
  if (one.tmdbId != null && other.tmdbId != null) return one.tmdbId === other.tmdbId;
  return true;
}
