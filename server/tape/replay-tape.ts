import { v7 as newId } from "uuid";
import type { Observation } from "../domain/observation/observation.ts";
import type { Integration } from "../integrations/port/integration.ts";
import { ROLES } from "../integrations/port/kind.ts";
import { createIntegration } from "../integrations/registry.ts";
import { createLog } from "../log.ts";
import type { Store } from "../store/store.ts";
import { createBus } from "../tracking/core/bus.ts";
import type { Clock } from "../tracking/core/clock.ts";
import type { IngestContext } from "../tracking/ingest/context.ts";
import { createInboxWorker } from "../tracking/ingest/inbox-worker.ts";
import { observe } from "../tracking/ingest/observe.ts";
import { receiveDelivery } from "../tracking/ingest/receive.ts";
import { NO_MARK } from "../tracking/ingest/try-mark.ts";
import { createFileListings } from "../tracking/projection/file-listings.ts";
import { toTapeTransition } from "./export-tape.ts";
import { nameUnit, type Tape, type TapeEntry, type TapeTransition } from "./tape.ts";

export type ReplayedTransition = Omit<TapeTransition, "isReplayed" | "evidence">;

/**
 * Plays the entries of a tape on an empty database, each at its time, through the inbox and the state machine, and returns
 * the history that comes of it. Nothing is asked of any service.
 */
export async function replayTape(tape: Tape, store: Store): Promise<readonly ReplayedTransition[]> {
  const log = createLog("silent");
  let time = new Date(tape.entries[0]?.at ?? tape.exportedAt);
  const clock: Clock = { now: () => time, after: () => () => false };
  const services = createServices(tape, clock);
  const applying = {
    store,
    clock,
    log,
    newId,
    bus: createBus((error) => log.error({ err: error }, "a listener failed")),
    settings: FOLLOWING,
    listings: createFileListings(),
    services,
  };
  const inbox = createInboxWorker(applying, { mark: NO_MARK, onApplied: () => undefined });
  const ctx: IngestContext = { ...applying, inbox };
  for (const group of groupByTransaction(tape.entries)) {
    time = new Date(group[0].at);
    for (const entry of group) services.enable(serviceOf(entry));
    const observations: Observation[] = [];
    for (const entry of group) {
      if (entry.kind === "delivery") {
        const body = Buffer.from(JSON.stringify(entry.body));
        await receiveDelivery(ctx, { slug: entry.service, body });
      } else observations.push(await withOwnId(store, entry.observation));
    }
    inbox.start();
    await inbox.idle();
    await inbox.stop();
    await observe(ctx, observations, { mayFollowArr: true });
  }
  return readHistory(store);
}

/** Whoever created the request followed what was added in an arr; the request itself is in no tape. */
const FOLLOWING = {
  current: () => ({ followsAdded: "ALL" }) as const,
  reload: () => Promise.resolve({ followsAdded: "ALL" } as const),
};

/** What was applied in one transaction had the same time, and is applied in one again. */
function groupByTransaction(entries: readonly TapeEntry[]): readonly [TapeEntry, ...TapeEntry[]][] {
  const groups: [TapeEntry, ...TapeEntry[]][] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    const isSame = group?.[0].at === entry.at && group[0].kind === entry.kind;
    if (group !== undefined && isSame) group.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function serviceOf(entry: TapeEntry): string {
  return entry.kind === "delivery" ? entry.service : entry.observation.service;
}

function createServices({ services }: Tape, clock: Clock) {
  const refuse = () => Promise.reject(new Error("a replay asks no service"));
  const all = new Map(
    services.map(({ slug, kind }) => {
      const connection = {
        slug,
        kind,
        url: "http://127.0.0.1:9",
        apiKey: "k",
        username: "u",
        password: "p",
      };
      const deps = {
        fetch: refuse,
        now: clock.now,
        log: createLog("silent"),
        signal: AbortSignal.abort(),
      };
      return [slug, createIntegration(connection, deps)] as const;
    }),
  );
  const isManager = ({ kind }: Integration) => ROLES[kind] === "requests";
  // As long as a request manager has reported nothing, titles of an arr are tracked as if there were none.
  const integrations = new Map([...all].filter(([, integration]) => !isManager(integration)));
  return {
    integrations,
    enable(slug: string): void {
      const integration = all.get(slug);
      if (integration !== undefined) integrations.set(slug, integration);
    },
    running: new Map(
      services.map(({ slug, kind }) => [
        slug,
        { name: slug, isEnabled: true, connection: { slug, kind } },
      ]),
    ),
    statuses: new Map(
      services.map(({ slug, folders }) => [slug, { downSince: null, conditions: [], folders }]),
    ),
    relays: { toStored: () => null, wake: () => undefined },
  };
}

/** The tracker asks about a request by its own id, which is another one here. */
async function withOwnId(store: Store, observation: Observation): Promise<Observation> {
  const { keys } = observation;
  if (keys.trackedId === undefined) return observation;
  const request = await store.read.mediaRequest.findFirst({ select: { id: true } });
  return request === null
    ? observation
    : { ...observation, keys: { ...keys, trackedId: request.id } };
}

async function readHistory({ read }: Store): Promise<readonly ReplayedTransition[]> {
  const rows = await read.transition.findMany({
    orderBy: { sequence: "asc" },
    include: { unit: { select: { season: true, number: true } } },
  });
  return rows.map(({ unit, ...row }) =>
    toTapeTransition(row, unit === null ? null : nameUnit(unit)),
  );
}
