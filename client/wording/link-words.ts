import type { LinkSite } from "../graphql/graphql.ts";

const NAMES: Record<LinkSite, string> = {
  TMDB: "TMDB",
  TVDB: "TheTVDB",
  IMDB: "IMDb",
  ANIDB: "AniDB",
  SEERR: "Seerr",
  SONARR: "Sonarr",
  RADARR: "Radarr",
};

/** The name of the place that a link about a title leads to. */
export function linkName({
  site,
  serviceName,
}: {
  readonly site: LinkSite;
  readonly serviceName: string | null;
}): string {
  return serviceName ?? NAMES[site];
}
