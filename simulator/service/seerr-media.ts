import { get, post, remove, type Answer, type Call, type Route } from "../http/router.ts";
import { deleteItem } from "../world/deletion.ts";
import { MEDIA_STATUS, type MediaRow } from "../world/media-model.ts";
import { editionOf, forgetMedia, markAvailable, mediaStatus } from "../world/media.ts";
import { findItem } from "../world/request.ts";
import type { World } from "../world/world.ts";
import type { ServiceContext } from "./context.ts";
import { numbersOf, readBody } from "./read-body.ts";
import { toMedia } from "./seerr-media-resource.ts";
import { pageInfo } from "./seerr-page.ts";

const NOT_FOUND: Answer = { status: 404, json: { status: 404, message: "Media not found" } };

const FILTERS: Readonly<Record<string, readonly number[]>> = {
  available: [MEDIA_STATUS.available],
  partial: [MEDIA_STATUS.partial],
  allavailable: [MEDIA_STATUS.available, MEDIA_STATUS.partial],
  processing: [MEDIA_STATUS.processing],
  pending: [MEDIA_STATUS.pending],
  deleted: [MEDIA_STATUS.deleted],
};

export function seerrMediaRoutes(context: ServiceContext): Route[] {
  const { world } = context;
  return [
    get("/api/v1/media", ({ query }) => listMedia(context, query)),
    remove("/api/v1/media/:id", ({ params }) => {
      const row = findRow(world, params["id"]);
      if (!row) return NOT_FOUND;
      forgetMedia(world, row);
      return { status: 204 };
    }),
    // Seerr's own rows stay unchanged until its next scan.
    remove("/api/v1/media/:id/file", ({ params, query }) => {
      const row = findRow(world, params["id"]);
      const item = row && findItem(world, row.title, query.flag("is4k"));
      if (!item) return NOT_FOUND;
      deleteItem(world, item, true);
      return { status: 204 };
    }),
    post("/api/v1/media/:id/:status", ({ params, body }) => {
      const row = findRow(world, params["id"]);
      const status = Object.entries(MEDIA_STATUS).find(([name]) => name === params["status"])?.[1];
      if (!row || status === undefined) return NOT_FOUND;
      const given = readBody(body);
      const edition = editionOf({ is4k: given?.["is4k"] === true });
      row.override.set(edition, status);
      if (status === MEDIA_STATUS.unknown) row.scannedStatus.delete(edition);
      const seasons = numbersOf(given?.["seasons"]);
      for (const season of seasons) row.seasonOverride.set(`${edition} ${season}`, status);
      if (status === MEDIA_STATUS.available) markAvailable(world, row, edition);
      return { json: toMedia(context, row) };
    }),
  ];
}

function findRow(world: World, id: string | undefined): MediaRow | null {
  return [...world.media.values()].find((row) => String(row.id) === id) ?? null;
}

function listMedia(context: ServiceContext, query: Call["query"]): Answer {
  const { world } = context;
  const wanted = FILTERS[query.text("filter") ?? "all"];
  const rows = [...world.media.values()].filter(
    ({ title }) => !wanted || wanted.includes(mediaStatus(world, title, false)),
  );
  const { take, skip, info } = pageInfo(query, rows.length, 20);
  return {
    json: {
      pageInfo: info,
      results: rows
        .toReversed()
        .slice(skip, skip + take)
        .map((row) => toMedia(context, row)),
    },
  };
}
