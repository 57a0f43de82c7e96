import type { Duplex } from "node:stream";
import type {
  IntegrationDeps,
  ServiceConnection,
} from "../../server/integrations/port/connection.ts";
import { createIntegration } from "../../server/integrations/registry.ts";
import { createLog } from "../../server/log.ts";
import { openStore, type Database, type Store } from "../../server/store/store.ts";
import type { Clock } from "../../server/tracking/core/clock.ts";
import { createSecretCipher } from "../../server/tracking/core/secrets.ts";
import { deleteRequest } from "../../server/tracking/deletion/delete-request.ts";
import { receiveDelivery } from "../../server/tracking/ingest/receive.ts";
import { startTracker, type Tracker } from "../../server/tracking/tracker.ts";
import { ADA } from "../support/actor.ts";
import type { ChaosDatabase } from "./database.ts";
import type { VirtualTime } from "./virtual-time.ts";
import type { HookTaker } from "./wire.ts";

/** The paces of an installation where nothing is set. */
const PACE = { pollSeconds: 2, verifySeconds: 15, reconcileSeconds: 60 };

const silentLog = createLog("silent");

export interface LifeOptions {
  readonly time: VirtualTime;
  /** It outlives the tracker. */
  readonly database: ChaosDatabase;
  readonly connections: readonly ServiceConnection[];
  readonly fetch: typeof fetch;
  /** Absent: no service pushes. */
  readonly openStream?: (address: URL) => Duplex;
  readonly random: () => number;
}

/** A tracker from its start to its end, however it ends. */
export interface TrackerLife {
  readonly tracker: Tracker;
  readonly store: Store;
  readonly take: HookTaker;
  /** Resolves once it is ordered, refused or impossible; never, where the tracker dies before that. */
  deleteRequest(originId: number, withFiles: boolean): Promise<void>;
  /** Ends as a service manager ends it. */
  stop(): Promise<void>;
  /** Ends abruptly: nothing that was started continues, and nobody is notified. */
  kill(): Promise<void>;
  /** Dies at its `writes`-th write from now: just before it, or just after its commit. */
  killAtWrite(writes: number, moment: "before" | "after"): void;
  isAlive(): boolean;
  /** Transactions that it has begun: as long as there is no more of them, nothing is new. */
  writes(): number;
}

/** Starts a tracker on the database in `dataDir`, in virtual time and without sockets. */
export function startLife(options: LifeOptions): Promise<TrackerLife> {
  return options.time.hold(() => begin(options));
}

async function begin(options: LifeOptions): Promise<TrackerLife> {
  const { time, database, connections, openStream } = options;
  const leash = createLeash(time);
  const clock: Clock = {
    now: () => new Date(time.now()),
    after: (ms, work) => time.after(ms, () => leash.isAlive() && work()),
  };
  const opened = await openStore({
    databaseUrl: database.url,
    dataDir: database.dataDir,
    log: silentLog,
    now: clock.now,
  });
  const store = leash.store(opened);
  const deps: Omit<IntegrationDeps, "signal"> = {
    fetch: leash.fetch(options.fetch),
    now: clock.now,
    log: silentLog,
    timers: { now: time.now, after: clock.after },
    random: options.random,
    ...(openStream && { openStream: leash.openStream(openStream) }),
  };
  const tracker = await startTracker({
    store,
    clock,
    log: silentLog,
    cipher: createSecretCipher("a-secret-key-for-chaos"),
    connections,
    integrate: (connection, given) => {
      const { push, ...integration } = createIntegration(connection, { ...deps, ...given });
      return openStream && push ? { ...integration, push } : integration;
    },
    pace: PACE,
    publicUrl: null,
    webhookToken: null,
  });

  return {
    tracker,
    store,
    isAlive: () => leash.isAlive(),
    writes: () => leash.writes(),
    take: (slug, body) =>
      leash.orDeath(
        receiveDelivery(tracker.context, { slug, body }).then(
          () => 202,
          () => 503,
        ),
      ),
    async deleteRequest(originId, deleteFiles) {
      const row = await store.read.mediaRequest.findFirst({
        where: { origin: "seerr", originId: String(originId), originReuse: 0 },
      });
      if (row === null) return;
      const input = { requestId: row.id, deleteFiles, previewId: null, by: ADA };
      await deleteRequest(tracker.context, input).then(
        () => undefined,
        () => undefined,
      );
    },
    async stop() {
      // A call to a service that hangs ends by its own timeout: until then time has to pass.
      await tracker.stop();
      leash.die();
      await time.hold(() => opened.close());
    },
    async kill() {
      leash.die();
      await time.calm();
      await time.hold(() => opened.close());
    },
    killAtWrite: (writes, moment) => leash.dieAtWrite(writes, moment),
  };
}

/** What a tracker's calls go through, so that none comes back to it after its death. */
function createLeash(time: VirtualTime) {
  let isAlive = true;
  let writes = 0;
  let fatal: { writesLeft: number; readonly moment: "before" | "after" } | null = null;
  const death = Promise.withResolvers<null>();
  const streams = new Set<Duplex>();

  const die = (): void => {
    isAlive = false;
    death.resolve(null);
    // The system closes the connections of a process that has ended.
    for (const stream of streams) stream.destroy();
  };
  const never = <T>(): Promise<T> => new Promise(() => undefined);
  const alive = <T>(work: Promise<T>): Promise<T> =>
    work.then(
      (value) => (isAlive ? value : never<T>()),
      (error: unknown) => (isAlive ? Promise.reject(error) : never<T>()),
    );

  async function write<T>(work: () => Promise<T>): Promise<T> {
    if (!isAlive) return never();
    writes += 1;
    const isLast = fatal !== null && (fatal.writesLeft -= 1) <= 0;
    if (isLast && fatal?.moment === "before") {
      die();
      return never();
    }
    return alive(
      time.hold(work).finally(() => {
        if (isLast) die();
      }),
    );
  }

  return {
    isAlive: () => isAlive,
    writes: () => writes,
    die,
    dieAtWrite(writesLeft: number, moment: "before" | "after") {
      fatal = { writesLeft, moment };
    },
    orDeath: <T>(work: Promise<T>): Promise<T | null> => Promise.race([work, death.promise]),
    fetch:
      (send: typeof fetch): typeof fetch =>
      (input, init) =>
        isAlive ? alive(send(input, init)) : never(),
    openStream: (open: (address: URL) => Duplex) => (address: URL) => {
      const stream = open(address);
      streams.add(stream);
      stream.once("close", () => streams.delete(stream));
      return stream;
    },
    store: (store: Store): Store => ({
      ...store,
      read: store.provider === "sqlite" ? store.read : holdReads(time, store.read),
      write: (work) => write(() => store.write(work)),
      insertDelivery: (delivery) => write(() => store.insertDelivery(delivery)),
    }),
  };
}

/** A server answers in its own time: until it has, no moment is over. SQLite answers at once. */
function holdReads(time: VirtualTime, read: Database): Database {
  const held = read.$extends({
    query: { $allOperations: ({ args, query }) => time.hold(() => query(args)) },
  });
  return held as unknown as Database;
}
