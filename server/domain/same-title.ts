/** What the world knows a title by. */
export interface PublicIds {
  readonly tvdbId?: number | null | undefined;
  readonly tmdbId?: number | null | undefined;
}

/**
 * Whether two may be the same film or series: a number of an arr's own is given to another one once its database is
 * built anew. The ids of one show in two databases are not always paired alike, so that the first one that both know
 * decides; where both know none, nothing speaks against it.
 */
export function canBeSameTitle(one: PublicIds, other: PublicIds): boolean {
  if (one.tvdbId != null && other.tvdbId != null) return one.tvdbId === other.tvdbId;
  if (one.tmdbId != null && other.tmdbId != null) return one.tmdbId === other.tmdbId;
  return true;
}
