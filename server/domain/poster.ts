import type { ServiceKind } from "./service-kind.ts";

/** A service that may serve posters. */
export interface PosterService {
  readonly slug: string;
  readonly kind: ServiceKind;
  /** Its base URL. */
  readonly url: string;
}

/**
 * The width of a card on a screen with two pixels per point. TMDB scales its pictures itself: w92, w154, w185, w342, w500,
 * w780 (api.themoviedb.org/3/configuration), so that the tracker needs no native library for it.
 */
const TMDB_SIZE = "w342";
const TMDB_PATH = /^(\/t\/p\/)\w{1,30}(\/[\w-]{1,80}\.(?:jpg|png|webp))$/;
/** Seerr passes pictures of TMDB on under this path. */
const SEERR_PROXY = "/imageproxy/tmdb";
const PICTURE_PATH = /^\/[\w./-]{1,300}\.(?:jpe?g|png|webp)$/;

/** The sites from which Seerr, Sonarr and Radarr have their posters, and what to fetch there, the best first. */
const SITES: Readonly<Record<string, (path: string) => readonly string[]>> = {
  "image.tmdb.org": (path) => (TMDB_PATH.test(path) ? [toTmdbSize(path)] : []),
  "artworks.thetvdb.com": toTvdbPaths,
  "www.thetvdb.com": toTvdbPaths,
  "thetvdb.com": toTvdbPaths,
  "assets.fanart.tv": (path) =>
    PICTURE_PATH.test(path) && /^\/(?:fanart|preview)\//.test(path)
      ? [path.replace(/^\/fanart\//, "/preview/"), path]
      : [],
};

/** TheTVDB keeps a thumbnail of 340 pixels beside most pictures, as picture_t.jpg. */
function toTvdbPaths(path: string): readonly string[] {
  if (!PICTURE_PATH.test(path) || !path.startsWith("/banners/")) return [];
  const isThumbnail = /_t\.\w{3,4}$/.test(path);
  return isThumbnail ? [path] : [path.replace(/(?=\.\w{3,4}$)/, "_t"), path];
}

function toTmdbSize(path: string): string {
  return path.replace(TMDB_PATH, `$1${TMDB_SIZE}$2`);
}

/**
 * Returns where the tracker fetches a poster: a site and its path, or a service and its path, never any other address. Null
 * if a service reported a poster at another place.
 */
export function toPosterSource(url: string, services: readonly PosterService[]): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null;
  const { hostname, pathname, port } = parsed;
  const paths = port === "" ? (SITES[hostname]?.(pathname) ?? []) : [];
  if (paths.length > 0) return `${hostname}:${pathname}`;
  for (const { slug, kind, url: base } of services) {
    const path = kind === "SEERR" ? pathBelow(parsed, base) : null;
    if (path?.startsWith(SEERR_PROXY) === true && TMDB_PATH.test(path.slice(SEERR_PROXY.length)))
      return `${slug}:${path}`;
  }
  return null;
}

function pathBelow({ origin, pathname }: URL, base: string): string | null {
  const parsed = URL.parse(base);
  if (parsed?.origin !== origin) return null;
  const folder = parsed.pathname.replace(/\/$/, "");
  return pathname.startsWith(`${folder}/`) ? pathname.slice(folder.length) : null;
}

/** Where a source is, the best address first; the service is null for a site. */
export interface PosterAddress {
  readonly urls: readonly string[];
  readonly service: string | null;
}

/** Returns the addresses of a source that `toPosterSource` returned. Null if its service is gone. */
export function toPosterAddress(
  source: string,
  services: readonly PosterService[],
): PosterAddress | null {
  const at = source.indexOf(":");
  const [place, path] = [source.slice(0, at), source.slice(at + 1)];
  const paths = SITES[place]?.(path);
  if (paths !== undefined)
    return { urls: paths.map((one) => `https://${place}${one}`), service: null };
  const service = services.find(({ slug }) => slug === place);
  if (service === undefined) return null;
  const scaled = `${SEERR_PROXY}${toTmdbSize(path.slice(SEERR_PROXY.length))}`;
  return { urls: [`${service.url.replace(/\/$/, "")}${scaled}`], service: service.slug };
}
