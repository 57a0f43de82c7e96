import { get, post, put, remove, type Answer, type Call, type Route } from "../http/router.ts";
import { mediaStatus } from "../world/media.ts";
import type { User, SeerrRequest } from "../world/model.ts";
import {
  approve,
  decline,
  editRequest,
  loseApproval,
  request,
  retry,
  withdraw,
  type RequestEdit,
} from "../world/request.ts";
import type { Title } from "../world/title.ts";
import type { World } from "../world/world.ts";
import type { ServiceContext } from "./context.ts";
import { numbersOf, readBody } from "./read-body.ts";
import { pageInfo } from "./seerr-page.ts";
import { REQUEST_STATUS, toRequest } from "./seerr-request.ts";

const NOT_FAILED: Answer = {
  status: 409,
  json: { message: "Only failed requests can be retried." },
};
const NOT_FOUND: Answer = { status: 404, json: { message: "Request not found." } };

export function seerrRequestRoutes(context: ServiceContext): Route[] {
  const { world } = context;
  const findRequest = ({ params }: Call) =>
    world.seerrRequests.find(({ id }) => String(id) === params["id"]);
  /** Responds with the request after `change`. */
  const changing =
    (change: (seerrRequest: SeerrRequest, call: Call) => void) =>
    (call: Call): Answer => {
      const seerrRequest = findRequest(call);
      if (!seerrRequest) return NOT_FOUND;
      change(seerrRequest, call);
      return { json: toRequest(context, seerrRequest, "single") };
    };
  return [
    get("/api/v1/request", (call) => listRequests(context, call)),
    post("/api/v1/request", (call) => addRequest(context, call)),
    get(
      "/api/v1/request/:id",
      changing(() => undefined),
    ),
    put(
      "/api/v1/request/:id",
      changing((seerrRequest, { body }) => editRequest(world, seerrRequest, readEdit(world, body))),
    ),
    post(
      "/api/v1/request/:id/approve",
      changing((seerrRequest) => {
        // A second approval of an approved request sends nothing.
        if (seerrRequest.status === "approved") return;
        if (world.seerr.losesApprovals) loseApproval(world, seerrRequest);
        else approve(world, seerrRequest);
      }),
    ),
    post(
      "/api/v1/request/:id/decline",
      changing((seerrRequest) => decline(world, seerrRequest)),
    ),
    post("/api/v1/request/:id/retry", (call) => {
      const seerrRequest = findRequest(call);
      if (seerrRequest && seerrRequest.status !== "failed") return NOT_FAILED;
      return changing((failed) => retry(world, failed))(call);
    }),
    remove("/api/v1/request/:id", (call) => {
      const seerrRequest = findRequest(call);
      if (!seerrRequest) return NOT_FOUND;
      withdraw(world, seerrRequest);
      return { status: 204 };
    }),
  ];
}

/** Only what the body names is changed; a show always names its seasons. */
function readEdit(world: World, body: string): RequestEdit {
  const given = readBody(body) ?? {};
  const { serverId, profileId, rootFolder, userId } = given;
  return {
    ...(given["mediaType"] === "tv" ? { seasons: numbersOf(given["seasons"]) } : {}),
    ...(typeof serverId === "number" ? { serverId } : {}),
    ...(typeof profileId === "number" ? { profileId } : {}),
    ...(typeof rootFolder === "string" ? { rootFolder } : {}),
    ...(userId === undefined ? {} : { requestedBy: userOf(world, userId) }),
  };
}

/** All users here have auto-approval. */
function addRequest(context: ServiceContext, { body, headers }: Call): Answer {
  const { world } = context;
  const given = readBody(body);
  const kind = given?.["mediaType"] === "movie" ? "movie" : "series";
  const title = world.titles.find(
    (known) => known.kind === kind && known.tmdbId === given?.["mediaId"],
  );
  if (!title) return { status: 500, json: { message: "Unable to retrieve media." } };
  const is4k = given?.["is4k"] === true;
  const taken = takenSeasons(world, title, is4k);
  if (title.kind === "movie" && taken === "all")
    return { status: 409, json: { message: "Request for this media already exists." } };
  const seasons = wantedSeasons(title, given?.["seasons"]).filter(
    (season) => taken !== "all" && !taken.includes(season),
  );
  if (title.kind === "series" && seasons.length === 0)
    return { status: 202, json: { message: "No seasons available to request" } };
  const seerrRequest = request(world, {
    title,
    seasons,
    is4k,
    by: userOf(world, given?.["userId"] ?? headers["x-api-user"]).name,
    isAutomatic: true,
  });
  return { status: 201, json: toRequest(context, seerrRequest, "single") };
}

/** Seasons with an open request; a declined or completed request does not block a new one. */
function takenSeasons(world: World, title: Title, is4k: boolean): "all" | readonly number[] {
  const open = world.seerrRequests.filter(
    (seerrRequest) =>
      seerrRequest.title === title &&
      seerrRequest.is4k === is4k &&
      seerrRequest.status !== "declined" &&
      seerrRequest.status !== "completed",
  );
  if (title.kind === "movie") return open.length > 0 ? "all" : [];
  return open.flatMap((seerrRequest) => seerrRequest.seasons);
}

function wantedSeasons(title: Title, asked: unknown): readonly number[] {
  if (title.kind === "movie") return [];
  if (asked !== "all") return numbersOf(asked);
  return [...new Set(title.episodes.map(({ season }) => season))].filter((season) => season > 0);
}

function userOf(world: World, id: unknown): User {
  return world.users.find((user) => String(user.id) === String(id)) ?? world.users[0];
}

/** Filters by name; there is none for declined requests. */
const FILTERS: Readonly<Record<string, (status: number, media: () => number) => boolean>> = {
  all: () => true,
  approved: (status) => status === 2,
  processing: (status, media) => status === 2 && media() <= 4,
  pending: (status) => status === 1,
  unavailable: (status, media) => (status === 1 || status === 2) && media() <= 4,
  failed: (status) => status === 4,
  completed: (status) => status === 5,
  available: (status, media) => status === 5 && media() === 5,
  deleted: (status, media) => status === 5 && media() === 7,
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
  const mediaType = query.text("mediaType") ?? "all";
  const rows = world.seerrRequests
    .filter(
      ({ title }) => mediaType === "all" || (mediaType === "movie") === (title.kind === "movie"),
    )
    .filter((seerrRequest) =>
      filter(REQUEST_STATUS[seerrRequest.status], () =>
        mediaStatus(world, seerrRequest.title, seerrRequest.is4k),
      ),
    );
  const sorted = query.text("sortDirection") === "asc" ? rows : rows.toReversed();
  const { take, skip, info } = pageInfo(query, sorted.length, 10);
  return {
    json: {
      pageInfo: info,
      results: sorted
        .slice(skip, skip + take)
        .map((seerrRequest) => toRequest(context, seerrRequest, "list")),
      serviceErrors: { radarr: [], sonarr: [] },
    },
  };
}
