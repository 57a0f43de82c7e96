import type { PrismaClient as PostgresqlClient } from "./generated/postgresql/client.ts";
import type { Prisma, PrismaClient as SqliteClient } from "./generated/sqlite/client.ts";

/** The client type of all code, for either provider. */
export type Database = SqliteClient;

/** A client inside a transaction. */
export type Tx = Prisma.TransactionClient;

/**
 * The only cast between the providers. It is safe because both clients are generated from one schema in which only the
 * provider differs (scripts/derive-postgresql.ts), and the PostgreSQL client only adds to the SQLite client: `mode`,
 * `skipDuplicates` and more isolation levels.
 */
export function asDatabase(client: PostgresqlClient): Database {
  return client as unknown as Database;
}
