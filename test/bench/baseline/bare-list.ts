import { createServer } from "node:http";
import SqliteFile from "better-sqlite3";
import { closeServer, listenAnywhere } from "./listen.ts";

/** The same rows by five statements written for them, joined in memory and sent as they are. */
export interface BareList extends AsyncDisposable {
  readonly url: string;
}

interface RequestRow {
  readonly id: string;
  readonly counts: string;
  readonly seasons: string;
}

interface PartRow {
  readonly requestId: string;
}

export interface ListChoice {
  /** Condition on "MediaRequest", with no parameters. */
  readonly where: string;
  readonly first: number;
}

const OF_THESE = `"requestId" IN (SELECT value FROM json_each(?))`;

export async function startBareList(file: string): Promise<BareList> {
  const database = new SqliteFile(file, { readonly: true });
  const parts = {
    problems: database.prepare<[string], PartRow>(
      `SELECT "requestId", "problemCode" AS code, "problemSince" AS since, "problemMessage" AS message,
        "problemDetail" AS detail FROM "Unit" WHERE ${OF_THESE} AND "problemCode" IS NOT NULL`,
    ),
    stages: database.prepare<[string], PartRow>(
      `SELECT "requestId", "to" AS state, min("sequence") AS sequence, "at" AS reachedAt, "inferred", "service"
        FROM "Transition" WHERE ${OF_THESE} GROUP BY "requestId", "to"`,
    ),
    downloads: database.prepare<[string], PartRow>(
      `SELECT DISTINCT "Unit"."requestId", "Download"."id", "Download"."size" FROM "Unit"
        JOIN "Attempt" ON "Attempt"."unitId" = "Unit"."id"
        JOIN "Download" ON "Download"."id" = "Attempt"."downloadRowId" WHERE ${OF_THESE}`,
    ),
  };

  function list({ where, first }: ListChoice) {
    const rows = database
      .prepare<[number], RequestRow>(
        `SELECT "id", "title", "originalTitle", "year", "mediaType", "isAnime", "is4k", "requestedBy", "seasons",
          "posterUrl", "state", "stateReason", "stateChangedAt", "progress", "eta", "nextAirDate", "isComplete",
          "isFinished", "counts", "version" FROM "MediaRequest" WHERE ${where}
          ORDER BY "updatedAt" DESC, "id" DESC LIMIT ?`,
      )
      .all(first + 1);
    const total = database
      .prepare(`SELECT count(*) AS count FROM "MediaRequest" WHERE ${where}`)
      .get();
    const page = rows.slice(0, first);
    const ids = JSON.stringify(page.map(({ id }) => id));
    const problems = byRequest(parts.problems.all(ids));
    const stages = byRequest(parts.stages.all(ids));
    const downloads = byRequest(parts.downloads.all(ids));
    const nodes = page.map(({ counts, seasons, ...row }) => ({
      ...row,
      counts: JSON.parse(counts) as unknown,
      seasons: JSON.parse(seasons) as unknown,
      problem: problems.get(row.id)?.[0] ?? null,
      stages: stages.get(row.id) ?? [],
      downloads: downloads.get(row.id) ?? [],
    }));
    return { nodes, pageInfo: { hasNextPage: rows.length > first }, totalCount: total };
  }

  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      // It is asked by this benchmark alone.
      const choice = JSON.parse(Buffer.concat(chunks).toString("utf8")) as ListChoice;
      res.writeHead(200, { "content-type": "application/json" });
      res.end(JSON.stringify({ data: { requests: list(choice) } }));
    });
  });
  const url = await listenAnywhere(server);
  return {
    url,
    async [Symbol.asyncDispose]() {
      await closeServer(server);
      database.close();
    },
  };
}

function byRequest(rows: readonly PartRow[]): ReadonlyMap<string, readonly object[]> {
  const grouped = new Map<string, object[]>();
  for (const { requestId, ...row } of rows) {
    const group = grouped.get(requestId);
    if (group === undefined) grouped.set(requestId, [row]);
    else group.push(row);
  }
  return grouped;
}
