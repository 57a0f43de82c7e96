import { createServer } from "node:http";
import type { BenchDatabase } from "../database.ts";
import type { Provider } from "../options.ts";
import { openBareDatabase, type BareDatabase, type BareRow } from "./bare-database.ts";
import { closeServer, listenAnywhere, readBody } from "./listen.ts";

/** The cards by statements written for them, joined in memory and sent as they are. */
export interface BareList extends AsyncDisposable {
  readonly urls: {
    /** Works out what a card shows from units and the log: what the list had to do before it was kept in columns. */
    readonly today: string;
    /** Reads the columns that the tracker reads. */
    readonly columns: string;
  };
}

export interface ListChoice {
  /** Condition on "MediaRequest", with no parameters. */
  readonly where: string;
  readonly first: number;
}

const OF_THESE: Record<Provider, string> = {
  sqlite: `IN (SELECT value FROM json_each(?))`,
  postgresql: `IN (SELECT json_array_elements_text(?::json))`,
};

/** When each state was first reached. SQLite takes the other columns from the row with the least sequence. */
const REACHED: Record<Provider, string> = {
  sqlite: `SELECT "requestId", "to" AS state, min("sequence") AS sequence, "at" AS "reachedAt", "inferred", "service"
    FROM "Transition" WHERE "requestId" ${OF_THESE.sqlite} GROUP BY "requestId", "to"`,
  postgresql: `SELECT DISTINCT ON ("requestId", "to") "requestId", "to" AS state, "sequence", "at" AS "reachedAt",
    "inferred", "service" FROM "Transition" WHERE "requestId" ${OF_THESE.postgresql}
    ORDER BY "requestId", "to", "sequence"`,
};

const CARD_COLUMNS = [
  "id",
  "title",
  "originalTitle",
  "year",
  "mediaType",
  "isAnime",
  "is4k",
  "requestedBy",
  "origin",
  "seasons",
  "posterUrl",
  "state",
  "stateReason",
  "stateReasonCode",
  "stateReasonParams",
  "stateChangedAt",
  "progress",
  "eta",
  "downloadEta",
  "nextAirDate",
  "isComplete",
  "isFinished",
  "counts",
  "version",
] as const;

/** What the tracker keeps with the request. */
const SUMMARY_COLUMNS = ["worstProblem", "reached", "downloadIds"] as const;

/** Columns with JSON, which are parsed for the answer. */
const JSON_COLUMNS: readonly string[] = [
  "counts",
  "seasons",
  "stateReasonParams",
  ...SUMMARY_COLUMNS,
];

type Card = Record<string, unknown>;

/** Adds to the cards of a page what is not in the row of their request. */
type Complete = (cards: readonly Card[]) => Promise<void>;

export async function startBareList(database: BenchDatabase): Promise<BareList> {
  const bare = openBareDatabase(database);
  const { provider } = database;
  const today = await serveList(bare, CARD_COLUMNS, joinParts(bare, provider));
  const columns = await serveList(
    bare,
    [...CARD_COLUMNS, ...SUMMARY_COLUMNS],
    joinDownloads(bare, provider),
  );
  return {
    urls: { today: today.url, columns: columns.url },
    async [Symbol.asyncDispose]() {
      await today.close();
      await columns.close();
      await bare.close();
    },
  };
}

function joinParts(bare: BareDatabase, provider: Provider): Complete {
  const parts = {
    problem: bare.prepare(
      `SELECT "requestId", "problemCode" AS code, "problemSince" AS since, "problemMessage" AS message,
        "problemDetail" AS detail FROM "Unit" WHERE "requestId" ${OF_THESE[provider]} AND "problemCode" IS NOT NULL`,
    ),
    stages: bare.prepare(REACHED[provider]),
    downloads: bare.prepare(
      `SELECT DISTINCT "Unit"."requestId", "Download"."id", "Download"."size", "Download"."speed" FROM "Unit"
        JOIN "Attempt" ON "Attempt"."unitId" = "Unit"."id"
        JOIN "Download" ON "Download"."id" = "Attempt"."downloadRowId" WHERE "requestId" ${OF_THESE[provider]}`,
    ),
  };
  return async (cards) => {
    const ids = JSON.stringify(cards.map(({ id }) => id));
    for (const [name, read] of Object.entries(parts)) {
      const found = byRequest(await read(ids));
      for (const card of cards) card[name] = found.get(card["id"]) ?? [];
    }
  };
}

function joinDownloads(bare: BareDatabase, provider: Provider): Complete {
  const read = bare.prepare(
    `SELECT "id", "size", "speed" FROM "Download" WHERE "id" ${OF_THESE[provider]}`,
  );
  const idsOf = ({ downloadIds }: Card): readonly unknown[] =>
    Array.isArray(downloadIds) ? downloadIds : [];
  return async (cards) => {
    const rows = await read(JSON.stringify(cards.flatMap(idsOf)));
    const byId = new Map(rows.map((row) => [row["id"], row]));
    for (const card of cards) card["downloads"] = idsOf(card).map((id) => byId.get(id));
  };
}

async function serveList(bare: BareDatabase, columns: readonly string[], complete: Complete) {
  const names = columns.map((column) => `"${column}"`).join(", ");
  const statements = new Map<string, ReturnType<typeof prepare>>();
  const prepare = (where: string) => ({
    page: bare.prepare(
      `SELECT ${names} FROM "MediaRequest" WHERE ${where} ORDER BY "updatedAt" DESC, "id" DESC LIMIT ?`,
    ),
    count: bare.prepare(`SELECT count(*) AS count FROM "MediaRequest" WHERE ${where}`),
  });

  async function list({ where, first }: ListChoice) {
    const { page, count } = statements.get(where) ?? prepare(where);
    statements.set(where, { page, count });
    const rows = await page(first + 1);
    const [total] = await count();
    const nodes = rows.slice(0, first).map(toCard);
    await complete(nodes);
    const pageInfo = { hasNextPage: rows.length > first };
    return { nodes, pageInfo, totalCount: Number(total?.["count"]) };
  }

  const server = createServer((req, res) => {
    readBody(req, (body) => {
      // It is asked by this benchmark alone.
      const choice = JSON.parse(body.toString("utf8")) as ListChoice;
      void list(choice).then((requests) => {
        res.writeHead(200, { "content-type": "application/json" });
        res.end(JSON.stringify({ data: { requests } }));
      });
    });
  });
  return { url: await listenAnywhere(server), close: () => closeServer(server) };
}

function toCard(row: BareRow): Card {
  const card: Card = { ...row };
  for (const column of JSON_COLUMNS) {
    const value = card[column];
    if (typeof value === "string") card[column] = JSON.parse(value);
  }
  return card;
}

function byRequest(rows: readonly BareRow[]): ReadonlyMap<unknown, readonly BareRow[]> {
  const grouped = new Map<unknown, BareRow[]>();
  for (const { requestId, ...row } of rows) {
    const group = grouped.get(requestId);
    if (group === undefined) grouped.set(requestId, [row]);
    else group.push(row);
  }
  return grouped;
}
