import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import type { Log } from "../log.ts";
import { asDatabase } from "./client.ts";
import type { Driver } from "./driver.ts";
import { PrismaClient } from "./generated/postgresql/client.ts";
import { WriteAdapterFactory } from "./postgresql-adapter.ts";
import { retried } from "./retry.ts";
import { createRows } from "./rows/queries.ts";
import { createWriteQueue } from "./write-queue.ts";

const CONNECT_MS = 10_000;
const TRANSACTION_MS = 15_000;

/** Separate connections for reading, so that waiting writers never delay a query. */
const READERS = 8;
const WRITERS = 6;

/** Opens PostgreSQL. Transactions run concurrently, and one that lost a race is repeated. */
export async function openPostgresql(url: string, log: Log): Promise<Driver> {
  const read = asDatabase(
    new PrismaClient({
      adapter: new PrismaPg(poolOf(url, READERS), listening(log)),
      errorFormat: "minimal",
    }),
  );
  const adapter = new WriteAdapterFactory(poolOf(url, WRITERS), listening(log));
  const writer = asDatabase(new PrismaClient({ adapter, errorFormat: "minimal" }));
  const rowsOf = createRows(writer);
  const inboxQueue = createWriteQueue();
  let term: bigint | null = null;
  await Promise.all([read.$connect(), writer.$connect()]);

  return {
    read,
    write: (work) =>
      retried(["race"], () =>
        adapter.transact((connection) =>
          writer.$transaction((tx) => work(tx, rowsOf(connection, { isAwaited, term })), {
            maxWait: CONNECT_MS,
            timeout: TRANSACTION_MS,
          }),
        ),
      ),
    // One group at a time: ids are assigned as rows are inserted, and their order is the order of arrival.
    insertDeliveries: (take) =>
      inboxQueue.run(async () => {
        const group = take();
        const data = group.map(({ relayed: _relayed, ...delivery }) => ({
          ...delivery,
          body: new Uint8Array(delivery.body),
        }));
        const passedOn = group.flatMap(({ service, receivedAt, relayed }) =>
          relayed === undefined ? [] : [{ service, receivedAt, ...relayed }],
        );
        const insert = writer.delivery.createManyAndReturn({ data, select: { id: true } });
        const rows =
          passedOn.length === 0
            ? await insert
            : (
                await writer.$transaction([
                  insert,
                  writer.relayedWebhook.createMany({ data: passedOn }),
                ])
              )[0];
        return rows.map(({ id }) => id).toSorted((a, b) => a - b);
      }),
    // Autovacuum does the same, but only some time after many rows were added.
    async gatherStatistics() {
      await writer.$executeRawUnsafe("ANALYZE");
    },
    fence(current) {
      term = current;
    },
    async close() {
      await Promise.all([read.$disconnect(), writer.$disconnect()]);
    },
  };
}

/** Transactions run side by side. */
const isAwaited = () => Promise.resolve(false);

function poolOf(connectionString: string, max: number): Pool {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: "status-tracker",
  });
  // What runs on the connection fails as well. Without a listener its end would end the process: the pool and Prisma
  // listen only while they use it.
  return pool.on("connect", (client) => client.on("error", () => undefined));
}

function listening(log: Log) {
  return {
    disposeExternalPool: true,
    onPoolError: ({ message }: Error) =>
      log.warn({ reason: message }, "a connection to PostgreSQL was lost"),
  };
}
