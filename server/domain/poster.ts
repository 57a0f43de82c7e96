import type { ServiceKind } from "./service-kind.ts";

/** A service that may serve posters. */
export interface PosterService {
  readonly slug: string;
  readonly kind: ServiceKind;
  /** Its base URL. */
  readonly url: string;
}

/**
 * The widths in which pictures are served, in pixels. A few, so that a browser cannot fill the cache with one picture. TMDB
 * scales its pictures itself (api.themoviedb.org/3/configuration), so that the tracker needs no native library for it.
 */
export const PICTURE_WIDTHS = [92, 154, 342, 500, 780, 1280] as const;
export type PictureWidth = (typeof PICTURE_WIDTHS)[number];

/** That of a card on a screen with two pixels per point. */
export const DEFAULT_WIDTH: PictureWidth = 342;

/** Returns the smallest width that is enough; the largest one, if none is, and that of a card if none was asked for. */
export function pickWidth(asked: string | null): PictureWidth {
  if (asked === null || !/^\d{1,5}$/.test(asked)) return DEFAULT_WIDTH;
  return PICTURE_WIDTHS.find((width) => width >= Number(asked)) ?? 1280;
}

const TMDB_PATH = /^(\/t\/p\/)\w{1,30}(\/[\w-]{1,80}\.(?:jpg|png|webp))$/;
/** Seerr passes pictures of TMDB on under this path. */
const SEERR_PROXY = "/imageproxy/tmdb";
const PICTURE_PATH = /^\/[\w./-]{1,300}\.(?:jpe?g|png|webp)$/;

type PathsOf = (path: string, width: PictureWidth) => readonly string[];

/** The sites from which Seerr, Sonarr and Radarr have their posters, and what to fetch there, the best first. */
const SITES: Readonly<Record<string, PathsOf>> = {
  "image.tmdb.org": toTmdbPaths,
  "artworks.thetvdb.com": toTvdbPaths,
  "www.thetvdb.com": toTvdbPaths,
  "thetvdb.com": toTvdbPaths,
  "assets.fanart.tv": toFanartPaths,
};

/** TheTVDB keeps a thumbnail beside most pictures, as picture_t.jpg: of a poster with 340 pixels, of a backdrop with 640. */
const MAX_TVDB_THUMBNAIL: PictureWidth = 342;
/** fanart.tv's previews have 200 pixels, and are large enough for a card. */
const MAX_FANART_PREVIEW: PictureWidth = 342;

function toTvdbPaths(path: string, width: PictureWidth): readonly string[] {
  if (!PICTURE_PATH.test(path) || !path.startsWith("/banners/")) return [];
  if (/_t\.\w{3,4}$/.test(path)) return [path];
  const thumbnail = path.replace(/(?=\.\w{3,4}$)/, "_t");
  return width <= MAX_TVDB_THUMBNAIL ? [thumbnail, path] : [path, thumbnail];
}

function toFanartPaths(path: string, width: PictureWidth): readonly string[] {
  if (!PICTURE_PATH.test(path) || !/^\/(?:fanart|preview)\//.test(path)) return [];
  const preview = path.replace(/^\/fanart\//, "/preview/");
  return width <= MAX_FANART_PREVIEW ? [preview, path] : [path, preview];
}

function toTmdbPaths(path: string, width: PictureWidth): readonly string[] {
  return TMDB_PATH.test(path) ? [path.replace(TMDB_PATH, `$1w${width}$2`)] : [];
}

/**
 * Returns where the tracker fetches a poster: a site and its path, or a service and its path, never any other address. Null
 * if a service reported a poster at another place.
 */
export function toPosterSource(url: string, services: readonly PosterService[]): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null;
  const { hostname, pathname, port } = parsed;
  const paths = port === "" ? (SITES[hostname]?.(pathname, DEFAULT_WIDTH) ?? []) : [];
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

/** Returns the addresses of a source that `toPosterSource` returned, for a width. Null if its service is gone. */
export function toPosterAddress(
  source: string,
  services: readonly PosterService[],
  width: PictureWidth = DEFAULT_WIDTH,
): PosterAddress | null {
  const at = source.indexOf(":");
  const [place, path] = [source.slice(0, at), source.slice(at + 1)];
  const paths = SITES[place]?.(path, width);
  if (paths !== undefined)
    return { urls: paths.map((one) => `https://${place}${one}`), service: null };
  const service = services.find(({ slug }) => slug === place);
  if (service === undefined) return null;
  const base = `${service.url.replace(/\/$/, "")}${SEERR_PROXY}`;
  const scaled = toTmdbPaths(path.slice(SEERR_PROXY.length), width);
  return { urls: scaled.map((one) => base + one), service: service.slug };
}
