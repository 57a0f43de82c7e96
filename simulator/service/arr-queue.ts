import { get, post, remove, type Answer, type Call, type Route } from "../http/router.ts";
import type { Download } from "../world/model.ts";
import type { PendingRelease } from "../world/offer-model.ts";
import { search } from "../world/offer.ts";
import { dropPending, letGo } from "../world/pending.ts";
import { removeFromQueue } from "../world/queue.ts";
import type { World } from "../world/world.ts";
import { page } from "./arr-page.ts";
import { numbersOf, readBody } from "./read-body.ts";

/** A row of an arr's queue and the download it stands for. */
export interface QueueRow {
  readonly id: number;
  readonly what: Download | PendingRelease;
  readonly resource: object;
}

interface Queue {
  queueRows(query: Call["query"]): QueueRow[];
}

const SEARCH_DELAY_SECONDS = 1;

const NOT_FOUND: Answer = { status: 404, json: { message: "NotFound" } };

export function queueRoutes(world: World, { queueRows }: Queue): Route[] {
  const drop = (rows: readonly QueueRow[], query: Call["query"]) => {
    for (const what of new Set(rows.map((row) => row.what))) removeRow(world, what, query);
  };
  return [
    get("/api/v3/queue", ({ query }) => {
      const statuses = query.list("status");
      const rows = queueRows(query)
        .map((row) => row.resource)
        .filter(
          (row) =>
            statuses.length === 0 || ("status" in row && statuses.includes(String(row.status))),
        );
      return { json: page(query, rows, { sortKey: "timeleft", pastTheEnd: "last" }) };
    }),
    get("/api/v3/queue/details", ({ query }) => ({
      json: queueRows(query).map((row) => row.resource),
    })),
    get("/api/v3/queue/status", ({ query }) => {
      const count = queueRows(query).length;
      return {
        json: {
          id: 0,
          totalCount: count,
          count,
          unknownCount: 0,
          errors: false,
          warnings: false,
          unknownErrors: false,
          unknownWarnings: false,
        },
      };
    }),
    post("/api/v3/queue/grab/:id", ({ params, query }) => {
      const row = queueRows(query).find(({ id }) => String(id) === params["id"]);
      if (!row || !isPending(row.what)) return NOT_FOUND;
      letGo(world, row.what);
      return { json: {} };
    }),
    // Before the route for one row: "bulk" is not an id.
    remove("/api/v3/queue/bulk", ({ body, query }) => {
      const ids = numbersOf(readBody(body)?.["ids"]);
      drop(
        queueRows(query).filter(({ id }) => ids.includes(id)),
        query,
      );
      return { json: {} };
    }),
    remove("/api/v3/queue/:id", ({ params, query }) => {
      const row = queueRows(query).find(({ id }) => String(id) === params["id"]);
      if (!row) return NOT_FOUND;
      drop([row], query);
      return { json: {} };
    }),
  ];
}

function isPending(what: Download | PendingRelease): what is PendingRelease {
  return "reason" in what;
}

/** Deleting any record of a pack removes the whole download. */
function removeRow(world: World, what: Download | PendingRelease, query: Call["query"]): void {
  if (isPending(what)) {
    dropPending(world, what);
    return;
  }
  const blocklist = query.flag("blocklist");
  const fromClient = query.text("removeFromClient")?.toLowerCase() !== "false";
  removeFromQueue(world, what, {
    fromClient,
    blocklist,
    changeCategory: query.flag("changeCategory"),
  });
  if (!blocklist || query.flag("skipRedownload")) return;
  // The search runs once the app has handled the failure.
  world.clock.after(SEARCH_DELAY_SECONDS, () => search(world, what.item, what.units));
}
