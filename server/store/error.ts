/** BUSY: the same call may succeed in a moment. FULL: the disk is full. FAILED: anything else; see `cause`. */
export type StoreErrorCode = "BUSY" | "FULL" | "FAILED";

/** A failed operation of the database; nothing of it was stored. The message is for the log, never for a browser. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "StoreError";
    this.code = code;
  }
}

/** The meaning of a driver's error. `race`: two transactions conflicted, and one of them can be repeated. */
type DatabaseErrorKind = "busy" | "full" | "race" | "other";

const DRIVER_ERROR = /^(PrismaClient\w+|DriverAdapterError|SqliteError|RowsError)$/;

const ERROR_KINDS: readonly (readonly [RegExp, Exclude<DatabaseErrorKind, "other">])[] = [
  [/^(SQLITE_FULL|ENOSPC|53100)/, "full"],
  [/^(40001|40P01|P2034|TransactionWriteConflict)$/, "race"],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|SocketTimeout|P1001|P1002|P1008|P1017|P2024)/, "busy"],
  // PostgreSQL: connection lost, too many connections, shutting down, starting up.
  [/^(08...|53300|57P0[1-3])$/, "busy"],
  [
    /^(DatabaseNotReachable|ConnectionClosed|TooManyConnections|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/,
    "busy",
  ],
];

/** Messages of errors without a specific code: PostgreSQL's pool, a socket, and Prisma while it waits for a connection. */
const BUSY_WORDS =
  /^(timeout exceeded when trying to connect|Connection terminated|connect E[A-Z]+)|Unable to start a transaction in the given/m;

/** Returns the kind of a database error; null for any other error, e.g. one that the caller's work threw. */
export function findDatabaseError(error: unknown): DatabaseErrorKind | null {
  return error instanceof Error && DRIVER_ERROR.test(error.name) ? toDatabaseError(error) : null;
}

/** Converts an error of the database for callers of the store. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  switch (toDatabaseError(error)) {
    case "busy":
    case "race":
      return new StoreError("BUSY", "the database is busy or does not respond", { cause: error });
    case "full":
      return new StoreError("FULL", "the disk of the database is full", { cause: error });
    case "other":
      return new StoreError("FAILED", "the database rejected the operation", { cause: error });
  }
}

function toDatabaseError(error: unknown): DatabaseErrorKind {
  if (error instanceof Error && BUSY_WORDS.test(error.message)) return "busy";
  const names = errorNames(error, 0);
  return ERROR_KINDS.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? "other";
}

/** Prisma wraps the driver's error in its own, with the driver's code a few levels down under varying names. */
function errorNames(value: unknown, depth: number): string[] {
  if (typeof value !== "object" || value === null || depth > 4) return [];
  const entries = new Map<string, unknown>(Object.entries(value));
  const own = ["code", "originalCode", "kind"]
    .map((key) => entries.get(key))
    .filter((name) => typeof name === "string");
  const cause = value instanceof Error ? value.cause : entries.get("cause");
  const inner = [cause, entries.get("meta"), entries.get("driverAdapterError")];
  return [...own, ...inner.flatMap((next) => errorNames(next, depth + 1))];
}
