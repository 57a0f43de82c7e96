import { createServer } from "node:http";
import { createDatabase } from "../database.ts";
import type { Provider } from "../options.ts";
import { seedApprovedShows } from "../seed/approved-shows.ts";
import { openBareDatabase } from "./bare-database.ts";
import { createBareApplier, nowText } from "./bare-writer.ts";
import { closeServer, listenAnywhere, readBody } from "./listen.ts";

/** A bare inbox and a bare applier in one process, in turns: the least that a tracker could be under load. */
export interface BareTracker extends AsyncDisposable {
  readonly url: string;
  /** Deliveries applied between two times of the clock on the wall. */
  appliedBetween(from: number, until: number): number;
}

interface Arrival {
  readonly body: Buffer;
  readonly answer: (id: number) => void;
}

/** One commit for all that arrived meanwhile, then one that applies as many. */
export async function startBareTracker(provider: Provider, shows: number): Promise<BareTracker> {
  const database = await createDatabase(provider);
  await database.fill((seed) => seedApprovedShows(seed, shows));
  const bare = openBareDatabase(database);
  const insert = bare.prepare(
    `INSERT INTO "Delivery" ("service", "kind", "receivedAt", "body", "bodyHash")
      VALUES ('sonarr', 'SONARR', ?, ?, '0') RETURNING "id"`,
  );
  const apply = createBareApplier(bare);

  const batches: { readonly at: number; readonly count: number }[] = [];
  let waiting: Arrival[] = [];
  let turns: Promise<void> | null = null;
  async function takeTurns(): Promise<void> {
    while (waiting.length > 0) {
      const arrivals = waiting;
      waiting = [];
      const ids = await bare.transaction(() =>
        Promise.all(
          arrivals.map(async ({ body }) => Number((await insert(nowText(), body))[0]?.["id"])),
        ),
      );
      for (const [index, { answer }] of arrivals.entries()) answer(ids[index] ?? 0);
      const count = await apply(arrivals.length);
      batches.push({ at: Date.now(), count });
      // Lets the next ones in, as a program with one thread has to.
      await new Promise((resolve) => setImmediate(resolve));
    }
    turns = null;
  }

  const server = createServer((req, res) => {
    readBody(req, (body) => {
      waiting.push({
        body,
        answer: (id) => {
          res.writeHead(202, { "content-type": "application/json" }).end(`{"id":"${id}"}`);
        },
      });
      turns ??= new Promise<void>((resolve) => setImmediate(resolve)).then(takeTurns);
    });
  });
  const url = await listenAnywhere(server);
  return {
    url,
    appliedBetween: (from, until) =>
      batches
        .filter(({ at }) => at >= from && at < until)
        .reduce((sum, { count }) => sum + count, 0),
    async [Symbol.asyncDispose]() {
      await closeServer(server);
      await turns;
      await bare.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
