import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { Database as Handle } from "better-sqlite3";
import { createSqliteConnection } from "./rows/sqlite.ts";
import type { Connection } from "./rows/table.ts";
import { createSqliteInbox, type SqliteInbox } from "./sqlite-inbox.ts";
import { cacheStatements } from "./statement-cache.ts";

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3["connect"]>>;
type Transaction = Awaited<ReturnType<Adapter["startTransaction"]>>;

/** Waiting for a foreign lock blocks the whole process, so the wait is short; retry.ts waits longer without blocking. */
const BUSY_TIMEOUT_MS = 100;

/** Rows of an index that ANALYZE reads: enough to choose by, and no more work in a large database than in a small one. */
const ANALYSIS_LIMIT = 400;

/** Set on each connection: a reopened WAL file starts with `synchronous=NORMAL` and without foreign keys. */
const WRITE_PRAGMAS = `
  PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA analysis_limit = ${ANALYSIS_LIMIT};`;

const READ_PRAGMAS = `
  PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};
  PRAGMA query_only = ON;`;

/**
 * SQLite's own limit since version 3.32 (https://www.sqlite.org/limits.html). Prisma takes 999 without it: it splits a
 * longer list over several statements, and fails where the rows have an order or the list is negated.
 */
const MAX_BIND_VALUES = 32_766;

function withLongLists(adapter: Adapter): Adapter {
  const info = adapter.getConnectionInfo?.() ?? { supportsRelationJoins: false };
  adapter.getConnectionInfo = () => ({ ...info, maxBindValues: MAX_BIND_VALUES });
  return adapter;
}

/** The types hide the connection, which @prisma/adapter-better-sqlite3 7.10 calls `client` (pinned exactly). */
function handleOf(adapter: Adapter): Handle {
  return (adapter as unknown as { readonly client: Handle }).client;
}

/** Prisma's adapter for reading. A separate connection never sees uncommitted writes. */
export class ReadAdapterFactory extends PrismaBetterSqlite3 {
  constructor(file: string) {
    super({ url: file, readonly: true, timeout: BUSY_TIMEOUT_MS });
  }

  override async connect(): Promise<Adapter> {
    const adapter = withLongLists(await super.connect());
    await adapter.executeScript(READ_PRAGMAS);
    cacheStatements(handleOf(adapter));
    return adapter;
  }
}

/** Prisma's adapter for the one writing client. Its user must hold the write queue. */
export class WriteAdapterFactory extends PrismaBetterSqlite3 {
  /** The connection without the statements of Prisma; null before it is there. */
  direct: { readonly connection: Connection; readonly insertDeliveries: SqliteInbox } | null = null;

  constructor(file: string) {
    super({ url: file, timeout: BUSY_TIMEOUT_MS });
  }

  override async connect(): Promise<Adapter> {
    const adapter = withLongLists(await super.connect());
    await adapter.executeScript(WRITE_PRAGMAS);
    const handle = handleOf(adapter);
    this.direct = {
      connection: createSqliteConnection(handle),
      insertDeliveries: createSqliteInbox(handle),
    };
    cacheStatements(handle);
    adapter.startTransaction = () => startTransaction(adapter);
    return adapter;
  }
}

/**
 * Takes the write lock immediately, unlike the adapter's own BEGIN, which takes it with the first write: another
 * process's lock then fails before any work has run, and a stale read cannot fail the write that follows. Omits the
 * adapter's mutex, which stays locked when BEGIN fails; the write queue replaces it.
 */
async function startTransaction(adapter: Adapter): Promise<Transaction> {
  try {
    await adapter.executeRaw({ sql: "BEGIN IMMEDIATE", args: [], argTypes: [] });
  } catch (error) {
    if (!String(error).includes("within a transaction")) throw error;
    // A commit that failed (full disk) may have left its transaction open.
    await adapter.executeScript("ROLLBACK; BEGIN IMMEDIATE");
  }
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    // Prisma sends COMMIT and ROLLBACK as statements; `commit` and `rollback` are notifications.
    options: { usePhantomQuery: false },
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    commit: () => Promise.resolve(),
    rollback: () => Promise.resolve(),
    createSavepoint: (name) => adapter.executeScript(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => adapter.executeScript(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => adapter.executeScript(`RELEASE SAVEPOINT ${name}`),
  };
}
