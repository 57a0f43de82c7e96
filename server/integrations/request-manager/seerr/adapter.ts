import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import type { PollScope } from "../../port/poll.ts";
import { mapConcurrently } from "../../shared/concurrency.ts";
import { createPollSchedule } from "../../shared/poll-schedule.ts";
import { createSeerrClient } from "./client.ts";
import { createSeerrControl } from "./control.ts";
import { createDetails } from "./details.ts";
import { createListing } from "./listing.ts";
import { assertNotEmpty, assertNotMostGone, lookUpRequest } from "./look-up.ts";
import { readSeerrWebhook } from "./mapper.ts";
import type { SeerrRequest } from "./payload.ts";
import { createSeerrWebhookControl } from "./registration.ts";
import { createSeerrRemoval } from "./removal.ts";
import { contentOf, readRequest, toWithdrawn } from "./requests.ts";
import { createSeerrSnapshot } from "./snapshot.ts";
import { listConnected } from "./suggestion.ts";

const CALLS_AT_ONCE = 4;

export function createSeerrAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const service = connection.slug;
  const client = createSeerrClient(connection, deps);
  const details = createDetails(service, client, deps);
  const listing = createListing(client);
  const schedule = createPollSchedule();
  /** What each request was at the last read. Timestamps cannot tell: on SQLite `updatedAt` never moves. */
  const lastRead = new Map<string, string>();
  let lastRecent: ReadonlySet<string> = new Set();

  /** Requests that no page shows: blocklisted ones never do, and some were withdrawn. */
  function takeUnlisted(
    tracked: ReadonlyMap<string, string>,
    listed: ReadonlyMap<string, SeerrRequest>,
  ): string[] {
    // It was there a moment ago: withdrawn, or pushed off the page by newer ones.
    for (const id of lastRecent) if (tracked.has(id) && !listed.has(id)) schedule.hint(id);
    const selected = schedule.select(
      [...tracked].map(([key, fingerprint]) => ({ key, fingerprint })),
    );
    return [...selected].filter((id) => !listed.has(id));
  }

  return {
    slug: service,
    kind: "SEERR",
    check: () => client.check(),
    receive: (body) => readSeerrWebhook(service, body),
    webhook: createSeerrWebhookControl(service, client.http),
    suggest: () => listConnected(client.http),
    requests: createSeerrControl(client),
    openSnapshot: async () => createSeerrSnapshot(service, client, details, deps),
    removal: { requests: createSeerrRemoval(client) },
    async poll(scope) {
      const known = parseCursor(scope.cursor);
      const tracked = trackedStates(service, scope);
      const { listed, recent } = await listing.read(known, new Set(tracked.keys()));
      assertNotEmpty(service, listed.size, tracked.size);
      const news = [...listed].flatMap(([id, request]) => {
        const isNews =
          (request.id ?? 0) > known || tracked.has(id) || lastRead.get(id) !== contentOf(request);
        return isNews ? [request] : [];
      });
      const lookups = await mapConcurrently(takeUnlisted(tracked, listed), CALLS_AT_ONCE, (id) =>
        lookUpRequest(client, service, deps, id),
      );
      const gone = lookups.flatMap((lookup) => lookup.gone ?? []);
      const found = lookups.flatMap((lookup) => lookup.request ?? []);
      assertNotMostGone(service, gone.length, listed.size + found.length);

      const reported = await mapConcurrently(
        [...news, ...found].toSorted(byId),
        CALLS_AT_ONCE,
        async (request) => {
          const { id = 0 } = request;
          // Of what is over and was told before, title and poster are known.
          const isNeeded = id > known || tracked.has(String(id));
          return readRequest(service, request, isNeeded ? await details.find(request) : undefined);
        },
      );
      const withdrawn = gone.map((id) => toWithdrawn(service, id));

      // Only now: what a failed poll has read, nobody has heard.
      for (const [id, request] of listed) lastRead.set(id, contentOf(request));
      schedule.complete(listed.keys());
      lastRecent = recent;
      const newest = [...listed.values()].reduce(
        (highest, { id = 0 }) => Math.max(highest, id),
        known,
      );
      return { observations: [...reported.flat(), ...withdrawn], cursor: String(newest) };
    },
  };
}

/** The cursor is the highest request id that was read; 0 when there is none. */
function parseCursor(cursor: string | null): number {
  return cursor !== null && /^\d{1,10}$/.test(cursor) ? Number(cursor) : 0;
}

/** Their states by request id. */
function trackedStates(service: string, { tracked }: PollScope): Map<string, string> {
  return new Map(
    tracked.flatMap(({ seerr, state }) =>
      seerr?.service === service ? [[seerr.requestId, state] as const] : [],
    ),
  );
}

function byId({ id: one = 0 }: SeerrRequest, { id: other = 0 }: SeerrRequest): number {
  return one - other;
}
