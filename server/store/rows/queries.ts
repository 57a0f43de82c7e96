import type { Database } from "../client.ts";
import { StoreError } from "../error.ts";
import type {
  AppliedObservation,
  Attempt,
  Delivery,
  Download,
  MediaRequest,
  NotificationEvent,
  Transition,
  Unit,
} from "../generated/sqlite/client.ts";
import type { RowOf, Rows, StoredRequest } from "./rows.ts";
import { tableOf, toRow, type Connection, type Table, type Value } from "./table.ts";

/** Returns what makes the rows of a transaction from its connection. */
export function createRows(
  client: Database,
): (connection: Connection, options: RowsOptions) => Rows {
  const tables = {
    MediaRequest: tableOf<MediaRequest>(client, "MediaRequest"),
    Unit: tableOf<Unit>(client, "Unit"),
    Attempt: tableOf<Attempt>(client, "Attempt"),
    Download: tableOf<Download>(client, "Download"),
    Transition: tableOf<Transition>(client, "Transition"),
    NotificationEvent: tableOf<NotificationEvent>(client, "NotificationEvent"),
    AppliedObservation: tableOf<AppliedObservation>(client, "AppliedObservation"),
    Delivery: tableOf<Delivery>(client, "Delivery"),
  };
  return (connection, options) => rowsOf(tables, connection, options);
}

interface RowsOptions extends Pick<Rows, "isAwaited"> {
  /** Numbers are taken only in this term; null: always. See Store.fence. */
  readonly term: bigint | null;
}

type Tables = { readonly [Name in keyof RowOf]: Table<RowOf[Name]> } & {
  readonly Delivery: Table<Delivery>;
};

function rowsOf(tables: Tables, connection: Connection, { isAwaited, term }: RowsOptions): Rows {
  const { anyOf } = connection;
  const { MediaRequest, Unit, Attempt, Download, Transition, Delivery } = tables;

  async function read<Row>(
    table: Table<Row>,
    rest: string,
    values: readonly Value[],
  ): Promise<Row[]> {
    const sql = `SELECT ${table.selection} FROM "${table.name}" ${rest}`;
    const found = await connection.query(sql, values);
    return found.map((raw) => toRow(table, raw, connection));
  }
  /** Returns the first column. */
  async function ids(sql: string, values: readonly Value[] = []): Promise<string[]> {
    return (await connection.query(sql, values)).map(([id]) => String(id));
  }
  const isAny = async (...query: Parameters<typeof ids>) => (await ids(...query)).length > 0;

  return {
    listPending: (limit, after) =>
      read(Delivery, `WHERE "status" = 'PENDING' AND "id" > ? ORDER BY "id" LIMIT ?`, [
        after,
        limit,
      ]),
    hasEarlier: ({ id, service, bodyHash }) =>
      isAny(
        `SELECT 1 FROM "Delivery" WHERE "service" = ? AND "bodyHash" = ? AND "id" < ?
         AND "status" IN ('APPLIED', 'IGNORED', 'DUPLICATE') LIMIT 1`,
        [service, bodyHash, id],
      ),
    async setOutcome(id, { status, event, message, messageCode, messageParams, appliedAt }) {
      await ids(
        `UPDATE "Delivery" SET "status" = ?, "event" = ?, "message" = ?, "messageCode" = ?, "messageParams" = ?,
           "appliedAt" = ? WHERE "id" = ? RETURNING "id"`,
        [status, event, message, messageCode, messageParams, appliedAt, id],
      );
    },
    async setSubject({ deliveryId, requestId, title, year, episodes, searchText }) {
      await ids(
        `INSERT INTO "DeliverySubject" ("deliveryId", "requestId", "title", "year", "episodes", "searchText")
         VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT ("deliveryId") DO UPDATE SET "requestId" = excluded."requestId", "title" = excluded."title",
           "year" = excluded."year", "episodes" = excluded."episodes", "searchText" = excluded."searchText"
         RETURNING "deliveryId"`,
        [deliveryId, requestId, title, year, episodes, searchText],
      );
    },
    noteDelivery: (slug, at, before) =>
      isAny(
        `UPDATE "Service" SET "lastDeliveryAt" = ? WHERE "slug" = ?
         AND ("lastDeliveryAt" IS NULL OR "lastDeliveryAt" < ?) RETURNING "slug"`,
        [at, slug, before],
      ),
    hasPendingObservations: () => isAny(`SELECT 1 FROM "ParkedObservation" LIMIT 1`),
    // A query for each key: an OR over several columns would use none of their indexes.
    findByKeys: ({ downloadKeys, ...keys }) =>
      ids(
        `SELECT "id" FROM "MediaRequest" WHERE "id" = ?
         UNION ALL SELECT "id" FROM "MediaRequest" WHERE "originService" = ? AND "originId" = ?
         UNION ALL SELECT "id" FROM "MediaRequest" WHERE "arrService" = ? AND "arrId" = ?
         UNION ALL SELECT "id" FROM "MediaRequest" WHERE "tvdbId" = ?
         UNION ALL SELECT "id" FROM "MediaRequest" WHERE "tmdbId" = ? AND "mediaType" = ?
         UNION ALL SELECT "id" FROM "MediaRequest" WHERE "imdbId" = ?
         UNION ALL SELECT u."requestId" FROM "Download" d
           JOIN "Attempt" a ON a."downloadRowId" = d."id" JOIN "Unit" u ON u."id" = a."unitId"
           WHERE d."downloadKey" ${anyOf}`,
        [
          keys.id,
          keys.originService,
          keys.originId,
          keys.arrService,
          keys.arrId,
          keys.tvdbId,
          keys.tmdbId,
          keys.mediaType,
          keys.imdbId,
          downloadKeys,
        ],
      ),
    findByFile: ({ fileName, shokoFileId }) =>
      ids(
        `SELECT "requestId" FROM "Unit" WHERE "fileName" = ?
         UNION ALL SELECT "requestId" FROM "Unit" WHERE "shokoFileId" = ?`,
        [fileName, shokoFileId],
      ),
    findByTitle: (text) =>
      ids(`SELECT "id" FROM "MediaRequest" WHERE "searchText" LIKE ?`, [`%${text}%`]),
    async load(requestIds) {
      const requests = await read(MediaRequest, `WHERE "id" ${anyOf}`, [requestIds]);
      if (requests.length === 0) return [];
      const units = await read(Unit, `WHERE "requestId" ${anyOf}`, [requestIds]);
      const attempts = await read(
        Attempt,
        `JOIN "Unit" ON "Unit"."id" = "Attempt"."unitId" WHERE "Unit"."requestId" ${anyOf}`,
        [requestIds],
      );
      const ofAttempts = new Set(attempts.flatMap(({ downloadRowId }) => downloadRowId ?? []));
      const downloads =
        ofAttempts.size === 0 ? [] : await read(Download, `WHERE "id" ${anyOf}`, [[...ofAttempts]]);
      return assemble(requests, units, attempts, downloads);
    },
    async findNewestDownload(downloadKey) {
      const rest = `WHERE "downloadKey" = ? ORDER BY "ordinal" DESC LIMIT 1`;
      return (await read(Download, rest, [downloadKey]))[0] ?? null;
    },
    listDecisions: (requestId, to) =>
      read(
        Transition,
        `WHERE "requestId" = ? AND "unitId" IS NULL AND "to" ${anyOf} ORDER BY "sequence"`,
        [requestId, to],
      ),
    insert: async (name, rows) =>
      rows.length === 0 ? undefined : connection.insert(tables[name], rows),
    update: async (name, updates) =>
      updates.length === 0 ? undefined : connection.update(tables[name], updates),
    async takeNumbers(name, count) {
      if (!Number.isSafeInteger(count) || count < 1)
        throw new RangeError("takeNumbers needs a count of at least 1");
      const isOfTerm = term === null ? "" : `AND "term" = ?`;
      const [last] = await ids(
        `UPDATE "Counter" SET "value" = "value" + ? WHERE "name" = ? ${isOfTerm} RETURNING "value"`,
        [count, name, ...(term === null ? [] : [term])],
      );
      if (last === undefined)
        throw new StoreError("BUSY", `there is no counter "${name}", or another process leads`);
      return BigInt(last) - BigInt(count) + 1n;
    },
    isAwaited,
  };
}

function assemble(
  requests: readonly MediaRequest[],
  units: readonly Unit[],
  attempts: readonly Attempt[],
  downloads: readonly Download[],
): readonly StoredRequest[] {
  const unitsOf = Map.groupBy(units, ({ requestId }) => requestId);
  const attemptsOf = Map.groupBy(attempts, ({ unitId }) => unitId);
  const downloadOf = new Map(downloads.map((row) => [row.id, row]));
  return requests.toSorted(byCreation).map((row) => ({
    row,
    units: (unitsOf.get(row.id) ?? []).toSorted(byCreation).map((unit) => ({
      row: unit,
      attempts: (attemptsOf.get(unit.id) ?? [])
        .toSorted((a, b) => a.ordinal - b.ordinal)
        .map((one) => ({ row: one, download: downloadOf.get(one.downloadRowId ?? "") ?? null })),
    })),
  }));
}

/** Ids sort by creation time; each database returns rows in an order of its own. */
function byCreation(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
