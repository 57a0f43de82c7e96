import { get, post, remove, type Answer, type Call, type Route } from "../http/router.ts";
import type { Wish } from "../world/model.ts";
import { approve, decline, withdraw } from "../world/wish.ts";
import type { World } from "../world/world.ts";
import type { ServiceContext } from "./context.ts";
import { drawPoster } from "./poster.ts";
import { toMovieDetails, toTvDetails } from "./seerr-details.ts";
import { mediaStatus, REQUEST_STATUS, toRequest } from "./seerr-request.ts";
import { seerrSettingsRoutes } from "./seerr-settings.ts";
import type { SeerrVersion } from "./seerr-webhook.ts";

const PUBLIC_PATHS = ["/api/v1/status", "/api/v1/settings/public"];

/** No key: 401; a wrong one: 403. */
export function seerrGuard(apiKey: string): (call: Call) => Answer | null {
  return ({ path, headers }) => {
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

const REQUEST_NOT_FOUND: Answer = { status: 404, json: { message: "Request not found." } };

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
    get("/api/v1/request", (call) => listRequests(context, call)),
    get("/api/v1/request/:id", ({ params }) => {
      const wish = findWish(world, params["id"]);
      return wish ? { json: toRequest(context, wish, "single") } : REQUEST_NOT_FOUND;
    }),
    post("/api/v1/request/:id/approve", ({ params }) => {
      const wish = findWish(world, params["id"]);
      if (!wish) return REQUEST_NOT_FOUND;
      // A second approval of an approved request sends nothing.
      if (wish.status !== "approved") approve(world, wish);
      return { json: toRequest(context, wish, "single") };
    }),
    post("/api/v1/request/:id/decline", ({ params }) => {
      const wish = findWish(world, params["id"]);
      if (!wish) return REQUEST_NOT_FOUND;
      decline(world, wish);
      return { json: toRequest(context, wish, "single") };
    }),
    remove("/api/v1/request/:id", ({ params }) => {
      const wish = findWish(world, params["id"]);
      if (!wish) return REQUEST_NOT_FOUND;
      withdraw(world, wish);
      return { status: 204 };
    }),
    get("/api/v1/movie/:tmdbId", ({ params }) => {
      const title = world.titles.find(
        (known) => known.kind === "film" && String(known.tmdbId) === params["tmdbId"],
      );
      if (title?.kind !== "film")
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
      const picture = drawPoster(world, (params["file"] ?? "").replace(/\.svg$/, ""));
      return picture === null ? { status: 404 } : { text: picture, type: "image/svg+xml" };
    }),
  ];
}

function findWish(world: World, id: string | undefined): Wish | null {
  return world.wishes.find((wish) => String(wish.id) === id) ?? null;
}

/** Filters by their name; there is none for declined requests. */
const FILTERS: Readonly<Record<string, (status: number, media: number) => boolean>> = {
  all: () => true,
  approved: (status) => status === 2,
  processing: (status, media) => status === 2 && media <= 4,
  pending: (status) => status === 1,
  unavailable: (status, media) => (status === 1 || status === 2) && media <= 4,
  failed: (status) => status === 4,
  completed: (status) => status === 5,
  available: (status, media) => status === 5 && media === 5,
  deleted: (status, media) => status === 5 && media === 7,
};

function listRequests(context: ServiceContext, { path, query }: Call): Answer {
  const { world } = context;
  const filter = FILTERS[query.text("filter") ?? "all"];
  if (!filter) {
    const message = `must be equal to one of the allowed values: ${Object.keys(FILTERS).join(", ")}`;
    return {
      status: 400,
      json: { message: `request/query/filter ${message}`, errors: [{ path, message }] },
    };
  }
  const take = query.number("take", 10);
  const skip = query.number("skip", 0);
  const mediaType = query.text("mediaType") ?? "all";
  const rows = world.wishes
    .filter(
      ({ title }) => mediaType === "all" || (mediaType === "movie") === (title.kind === "film"),
    )
    .filter((wish) =>
      filter(REQUEST_STATUS[wish.status], mediaStatus(world, wish.title, wish.is4k)),
    );
  const sorted = query.text("sortDirection") === "asc" ? rows : rows.toReversed();
  return {
    json: {
      pageInfo: {
        pages: Math.ceil(sorted.length / Math.max(1, take)),
        pageSize: take,
        results: sorted.length,
        page: Math.ceil(skip / Math.max(1, take)) + 1,
      },
      results: sorted.slice(skip, skip + take).map((wish) => toRequest(context, wish, "list")),
      serviceErrors: { radarr: [], sonarr: [] },
    },
  };
}
