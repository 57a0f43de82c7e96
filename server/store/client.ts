import type { PrismaClient as PostgresqlClient } from "./generated/postgresql/client.ts";
import type { Prisma, PrismaClient as SqliteClient } from "./generated/sqlite/client.ts";

/** What all code is typed against, whichever provider runs. */
export type Database = SqliteClient;

/** A client inside a transaction. */
export type Tx = Prisma.TransactionClient;

/**
 * The one cast between the providers. It holds because both clients are generated from one schema in which only the
 * provider differs (scripts/derive-postgresql.ts), and what Prisma offers on SQLite is a part of what it offers on
 * PostgreSQL: the other client only adds `mode`, `skipDuplicates` and further isolation levels.
 */
export function asDatabase(client: PostgresqlClient): Database {
  return client as unknown as Database;
}
