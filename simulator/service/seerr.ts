import { get, type Answer, type Call, type Route } from "../http/router.ts";
import type { ServiceContext } from "./context.ts";
import { drawPoster } from "./poster.ts";
import { toMovieDetails, toTvDetails } from "./seerr-details.ts";
import { seerrMediaRoutes } from "./seerr-media.ts";
import { seerrRequestRoutes } from "./seerr-request-route.ts";
import { seerrSettingsRoutes } from "./seerr-settings.ts";
import { seerrUserRoutes } from "./seerr-user.ts";
import type { SeerrVersion } from "./seerr-webhook.ts";

const PUBLIC_PATHS = ["/api/v1/status", "/api/v1/settings/public", "/api/v1/auth/local"];

/** No key: 401; a wrong one: 403, as with CSRF protection every change. */
export function seerrGuard(
  { world }: ServiceContext,
  apiKey: string,
): (call: Call) => Answer | null {
  return ({ method, path, headers }) => {
    if (world.seerr.hasCsrfProtection && method !== "GET")
      return { status: 403, json: { message: "invalid csrf token" } };
    if (PUBLIC_PATHS.includes(path) || !path.startsWith("/api/v1/")) return null;
    const given = headers["x-api-key"];
    if (given === apiKey) return null;
    if (given !== undefined) {
      return {
        status: 403,
        json: { status: 403, error: "You do not have permission to access this endpoint" },
      };
    }
    const message = "cookie 'connect.sid' required";
    return { status: 401, json: { message, errors: [{ path, message }] } };
  };
}

export function seerrRoutes(context: ServiceContext, version: SeerrVersion): Route[] {
  const { world } = context;
  return [
    ...seerrSettingsRoutes(context),
    get("/api/v1/status", () => ({
      json: {
        version,
        commitTag: "94a70bb5fc9a4486857071a6fc048c8081fa7ca9",
        updateAvailable: false,
        commitsBehind: 0,
        restartRequired: false,
      },
    })),
    get("/api/v1/settings/public", () => ({
      json: {
        initialized: true,
        applicationTitle: "Seerr",
        applicationUrl: "",
        localLogin: true,
        mediaServerLogin: true,
        movie4kEnabled: true,
        series4kEnabled: false,
        mediaServerType: 2,
        partialRequestsEnabled: true,
        enableSpecialEpisodes: false,
        locale: "en",
      },
    })),
    ...seerrUserRoutes(context),
    ...seerrRequestRoutes(context),
    ...seerrMediaRoutes(context),
    get("/api/v1/movie/:tmdbId", ({ params }) => {
      const title = world.titles.find(
        (known) => known.kind === "movie" && String(known.tmdbId) === params["tmdbId"],
      );
      if (title?.kind !== "movie")
        return { status: 500, json: { status: 500, message: "Unable to retrieve movie." } };
      return { json: toMovieDetails(context, title) };
    }),
    get("/api/v1/tv/:tmdbId", ({ params }) => {
      const title = world.titles.find(
        (known) => known.kind === "series" && String(known.tmdbId) === params["tmdbId"],
      );
      if (title?.kind !== "series")
        return { status: 500, json: { status: 500, message: "Unable to retrieve series." } };
      return { json: toTvDetails(context, title) };
    }),
    get("/imageproxy/tmdb/t/p/:size/:file", ({ params }) => {
      const picture = drawPoster(world, params["size"] ?? "", params["file"] ?? "");
      return picture === null ? { status: 404 } : { bytes: picture, type: "image/png" };
    }),
  ];
}
