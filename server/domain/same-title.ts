import { haveCommonTitle } from "./title.ts";

/** Ids of a title in public databases. */
export interface PublicIds {
  readonly tvdbId?: number | null | undefined;
  readonly tmdbId?: number | null | undefined;
  readonly imdbId?: string | null | undefined;
}

const PUBLIC_IDS = ["tvdbId", "tmdbId", "imdbId"] as const;

/**
 * Whether two titles with the same arr id may be the same movie or series: a rebuilt arr database assigns its ids anew.
 * Services may pair the TVDB and TMDB ids of one show differently, so the first id that both have decides; without a
 * common id they may be the same.
 */
export function canBeSameTitle(one: PublicIds, other: PublicIds): boolean {
  const common = PUBLIC_IDS.find((name) => one[name] != null && other[name] != null);
  return common === undefined || one[common] === other[common];
}

/** A title with the public ids and the names that one service has for it. */
export interface NamedTitle extends PublicIds {
  readonly titles?: readonly string[] | undefined;
}

/**
 * Whether a service's own number, which both have, now names another movie or series. The first public id that both
 * name decides. Where it differs and a later one agrees, Sonarr or Radarr may have replaced the TVDB or TMDB id of a
 * duplicate in place: then it is the same title if it has the same name.
 */
export function isOtherTitle(one: NamedTitle, other: NamedTitle): boolean {
  if (canBeSameTitle(one, other)) return false;
  const agrees = PUBLIC_IDS.some((name) => one[name] != null && one[name] === other[name]);
  return !agrees || !haveCommonTitle(one.titles ?? [], other.titles ?? []);
}
