import { PrismaPg } from "@prisma/adapter-pg";
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
  await Promise.all([read.$connect(), writer.$connect()]);

  return {
    read,
    write: (work) =>
      retried(["race"], () =>
        adapter.transact((connection) =>
          writer.$transaction((tx) => work(tx, rowsOf(connection, isAwaited)), {
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
    async close() {
      await Promise.all([read.$disconnect(), writer.$disconnect()]);
    },
  };
}

/** Transactions run side by side. */
const isAwaited = () => Promise.resolve(false);

function poolOf(connectionString: string, max: number) {
  return {
    connectionString,
    max,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: "status-tracker",
  };
}

/** Without a listener a connection that drops while idle would end the process. */
function listening(log: Log) {
  return {
    onPoolError: ({ message }: Error) =>
      log.warn({ reason: message }, "a connection to PostgreSQL was lost"),
  };
}
