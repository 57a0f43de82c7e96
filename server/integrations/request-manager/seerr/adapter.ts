import type { IntegrationDeps, ServiceConnection } from "../../port/connection.ts";
import type { Integration } from "../../port/integration.ts";
import type { PollScope } from "../../port/poll.ts";
import { mapConcurrently } from "../../shared/concurrency.ts";
import { createPollSchedule } from "../../shared/poll-schedule.ts";
import { createSeerrClient } from "./client.ts";
import { createSeerrControl } from "./control.ts";
import { createDetails, POLL_MAX_AGE_MS } from "./details.ts";
import { createSeerrInspection } from "./inspection.ts";
import { readSeerrWebhook } from "./mapper.ts";
import type { SeerrRequest } from "./payload.ts";
import { createSeerrWebhookControl } from "./registration.ts";
import { createSeerrRemoval } from "./removal.ts";
import { createRequestList } from "./request-list.ts";
import { rejectEmptyList, rejectMassRemoval, lookUpRequest } from "./request-lookup.ts";
import { fingerprintOf, readRequest, toWithdrawn } from "./requests.ts";
import { createServers } from "./servers.ts";
import { createSeerrSignIn } from "./sign-in.ts";
import { createSeerrSnapshot } from "./snapshot.ts";
import { listConnected } from "./suggestion.ts";

const MAX_CONCURRENT_CALLS = 4;

export function createSeerrAdapter(
  connection: ServiceConnection,
  deps: IntegrationDeps,
): Integration {
  const service = connection.slug;
  const client = createSeerrClient(connection, deps);
  const details = createDetails(service, client, deps);
  const servers = createServers(service, client.http, deps);
  const requestList = createRequestList(client);
  const schedule = createPollSchedule();
  /** Fingerprint of each request at the last read. Timestamps are no help: on SQLite `updatedAt` never changes. */
  const lastRead = new Map<string, string>();
  let lastRecent: ReadonlySet<string> = new Set();
  /** Requests that webhooks named since the last poll. A webhook can be late, and its texts pass through a template. */
  const named = new Set<string>();

  /** Selects tracked requests that no page contains: blocklisted ones never appear, and some were withdrawn. */
  function selectUnlisted(
    tracked: ReadonlyMap<string, string>,
    listed: ReadonlyMap<string, SeerrRequest>,
  ): string[] {
    // Listed at the last poll: now withdrawn, or moved to a later page by newer requests.
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
    receive(body) {
      const reading = readSeerrWebhook(service, body);
      if (reading.kind === "read")
        for (const { keys } of reading.observations)
          if (keys.requestId !== undefined) named.add(keys.requestId);
      return reading;
    },
    webhook: createSeerrWebhookControl(service, client.http),
    inspection: createSeerrInspection(client.http),
    suggest: () => listConnected(client.http),
    requests: createSeerrControl(client),
    signIn: createSeerrSignIn(connection, client.http, deps),
    openSnapshot: async () => createSeerrSnapshot(service, client, { details, servers }, deps),
    removal: { requests: createSeerrRemoval(client) },
    async poll(scope) {
      const known = parseCursor(scope.cursor);
      const tracked = statesByRequestId(service, scope);
      const due = new Set(named);
      const { listed, recent } = await requestList.read(known, new Set(tracked.keys()));
      rejectEmptyList(service, listed.size, tracked.size);
      const changed = [...listed].flatMap(([id, request]) => {
        const isChanged =
          (request.id ?? 0) > known ||
          tracked.has(id) ||
          due.has(id) ||
          lastRead.get(id) !== fingerprintOf(request);
        return isChanged ? [request] : [];
      });
      const unlisted = new Set(selectUnlisted(tracked, listed));
      const lookups = await mapConcurrently(
        [...unlisted, ...[...due].filter((id) => !listed.has(id) && !unlisted.has(id))],
        MAX_CONCURRENT_CALLS,
        (id) => lookUpRequest(client, service, deps, id),
      );
      // A webhook alone does not make a request tracked: without one, its absence is no withdrawal.
      const gone = lookups.flatMap((lookup) => lookup.gone ?? []).filter((id) => unlisted.has(id));
      const found = lookups.flatMap((lookup) => lookup.request ?? []);
      rejectMassRemoval(service, gone.length, listed.size + found.length);

      const reported = await mapConcurrently(
        [...changed, ...found].toSorted(byId),
        MAX_CONCURRENT_CALLS,
        async (request) => {
          const { id = 0 } = request;
          const key = String(id);
          // Title and poster of finished, known requests are already stored, unless the id is another request's now.
          const isNeeded = id > known || tracked.has(key) || due.has(key) || lastRead.has(key);
          return readRequest(
            service,
            request,
            isNeeded ? await details.find(request, POLL_MAX_AGE_MS) : undefined,
            await servers.instanceOf(request),
          );
        },
      );
      const withdrawn = gone.map((id) => toWithdrawn(service, id));

      // Only after success, so that a failed poll leaves nothing unreported.
      for (const [id, request] of listed) lastRead.set(id, fingerprintOf(request));
      for (const id of due) named.delete(id);
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

/** The cursor is the highest request id read so far; 0 initially. */
function parseCursor(cursor: string | null): number {
  return cursor !== null && /^\d{1,10}$/.test(cursor) ? Number(cursor) : 0;
}

/** Maps the ids of tracked requests to their states. */
function statesByRequestId(service: string, { tracked }: PollScope): Map<string, string> {
  return new Map(
    tracked.flatMap(({ seerr, state }) =>
      seerr?.service === service ? [[seerr.requestId, state] as const] : [],
    ),
  );
}

function byId({ id: one = 0 }: SeerrRequest, { id: other = 0 }: SeerrRequest): number {
  return one - other;
}
