import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import { print, type DocumentNode } from "graphql";
import { expect, it } from "vitest";
import { AuditLogQuery } from "../../client/feature/audit/document.ts";
import { CalendarQuery } from "../../client/feature/calendar/document.ts";
import { DeletionsQuery, FreedSizeQuery } from "../../client/feature/deletion/document.ts";
import {
  DeliveryQuery,
  InboxQuery,
  InboxServicesQuery,
} from "../../client/feature/inbox/document.ts";
import { InvitationsQuery } from "../../client/feature/people/document.ts";
import {
  FilterValuesQuery,
  RequestListCountQuery,
  RequestListQuery,
} from "../../client/feature/request-list/document.ts";
import { RequestQuery } from "../../client/feature/request/document.ts";
import {
  DeliveryEvidenceQuery,
  EpisodeQuery,
  HistoryQuery,
  PolledEvidenceQuery,
} from "../../client/feature/request/history-document.ts";
import { ServicesQuery } from "../../client/feature/service/document.ts";
import { StatisticsQuery } from "../../client/feature/statistics/document.ts";
import { SyncQuery } from "../../client/feature/sync/document.ts";
import { createTestDatabase } from "../support/database.ts";
import { openFrontDoor } from "../support/front-door.ts";
import { recordStatements, type Statement } from "../support/statements.ts";

/** Ten thousand requests with two episodes each, one in ten not finished, one in fifty stuck. */
const ROWS = `
  WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
  INSERT INTO "MediaRequest" ("id", "origin", "originService", "originId", "mediaType", "title", "searchText", "sortTitle",
    "isAnime", "requestedBy", "requesterId", "arrService", "wishState", "state", "stateChangedAt", "isFinished", "problemCode",
    "downloadIds", "version", "createdAt", "updatedAt")
  SELECT 'r' || i, 'seerr', 'seerr', i, iif(i % 5 < 2, 'MOVIE', 'TV'), 'Title ' || i, 'title ' || i, 'title ' || i,
    i % 3 = 0, 'user ' || (i % 7), i % 7, iif(i % 400 = 0, 'radarr-4k', iif(i % 2, 'radarr', 'sonarr')), 'APPROVED', iif(i % 10 = 3, 'DOWNLOADING', 'AVAILABLE'), at, i % 10 <> 3,
    iif(i % 50 = 3, 'STALLED', NULL), '["d' || i || '"]', i, at, at
  FROM (SELECT i, strftime('%Y-%m-%dT%H:%M:%S.000+00:00', '2020-01-01', (i * 7919 % 10000) || ' hours') AS at FROM n);
  INSERT INTO "Unit" ("id", "requestId", "season", "number", "state", "stateChangedAt", "airDate")
  SELECT r."id" || '-' || e, r."id", 1, e, r."state", r."createdAt", r."createdAt"
  FROM "MediaRequest" r, (SELECT 1 AS e UNION SELECT 2);
  INSERT INTO "Download" ("id", "title", "state", "stateChangedAt", "createdAt", "updatedAt")
  SELECT 'd' || "originId", "title", 'COMPLETED', "createdAt", "createdAt", "createdAt" FROM "MediaRequest";
  INSERT INTO "Attempt" ("id", "unitId", "downloadRowId", "ordinal", "step", "fileName", "createdAt")
  SELECT 'a' || "id", "id", 'd' || substr("requestId", 2), 1, 'IMPORTING', "id", "stateChangedAt" FROM "Unit";
  INSERT INTO "Delivery" ("service", "kind", "receivedAt", "status", "body", "bodyHash")
  SELECT iif("version" % 2, 'sonarr', 'radarr'), 'SONARR', "createdAt", 'APPLIED', X'7B7D', "id" FROM "MediaRequest";
  INSERT INTO "DeliverySubject" ("deliveryId", "requestId", "title", "searchText")
  SELECT 1 + "version", "id", "title", "searchText" FROM "MediaRequest";
  INSERT INTO "Transition" ("sequence", "at", "requestId", "unitId", "to", "service", "event", "channel", "message", "deliveryId")
  SELECT row_number() OVER (), u."stateChangedAt", u."requestId", u."id", s."to", 'sonarr', 'e', 'WEBHOOK', 'm',
    1 + substr(u."requestId", 2)
  FROM "Unit" u, (SELECT 'GRABBING' AS "to" UNION SELECT 'AVAILABLE') s;
  INSERT INTO "Sync" ("id", "kind", "status", "step", "requestId", "startedAt")
  SELECT 's' || "id", 'REQUEST', 'DONE', 'done', "id", "createdAt" FROM "MediaRequest";
  INSERT INTO "Deletion" ("id", "requestId", "title", "mediaType", "by", "deleteFiles", "status", "startsAt", "createdAt", "updatedAt")
  SELECT 'x' || "id", "id", "title", "mediaType", 'mika', true, 'COMPLETE', "createdAt", "createdAt", "createdAt"
  FROM "MediaRequest";
  INSERT INTO "StageVisit" ("requestId", "ordinal", "state", "enteredDay", "leftDay", "seconds", "service", "mediaType", "isAnime")
  SELECT r."id", o."ordinal", iif(o."ordinal", 'APPROVED', 'REQUESTED'), 18262 + r."version" / 24,
    iif(o."ordinal", NULL, 18262 + r."version" / 24), iif(o."ordinal", NULL, r."version"), 'seerr', r."mediaType", r."isAnime"
  FROM "MediaRequest" r, (SELECT 0 AS "ordinal" UNION SELECT 1) o;
  INSERT INTO "Journey" ("requestId", "mediaType", "isAnime", "is4k", "isSeason", "startedAt", "endedAt")
  SELECT "id", "mediaType", "isAnime", false, false, "createdAt", iif("isFinished", "createdAt", NULL) FROM "MediaRequest";
  INSERT INTO "AuditEntry" ("at", "event", "isDenied", "personId", "detail")
  SELECT "createdAt", 'SIGNED_IN', "version" % 9 = 0, 'p' || ("version" % 7), '{"service":null}' FROM "MediaRequest";
`;

const FILTERS = {
  all: {},
  active: { isFinished: false },
  "in progress": { isFinished: false, hasProblem: false },
  "needs attention": { hasProblem: true },
  "recently added": { states: ["AVAILABLE"], isFinished: true, hasProblem: false },
  "one state": { states: ["DOWNLOADING"] },
  "a state that none has": { states: ["FAILED"] },
  "two states": { states: ["DOWNLOADING", "AVAILABLE"] },
  "a search": { search: "title 12" },
  "a search that finds nothing": { search: "nothing" },
  "a search in a view": { search: "title", isFinished: false },
  "a person": { requestedBy: "user 3" },
  "a person by ID": { requesterId: "seerr:3" },
  "a service": { service: "sonarr" },
  "a service with few": { service: "radarr-4k" },
  "a search for a season": { search: "title s02" },
  movies: { mediaType: "MOVIE" },
  "anime shows": { mediaType: "TV", isAnime: true },
  "in 4K": { is4k: true },
  "not in 4K": { is4k: false, mediaType: "MOVIE" },
  "a problem": { problemCodes: ["STALLED"] },
  "two problems": { problemCodes: ["STALLED", "NO_RELEASE"] },
  "asked for help": { isHelpAsked: true },
  "made in a month": {
    createdAfter: "2020-03-01T00:00:00Z",
    createdBefore: "2020-04-01T00:00:00Z",
  },
  "changed since": { updatedAfter: "2021-01-01T00:00:00Z", mediaType: "TV" },
  "not changed since": { updatedBefore: "2020-02-01T00:00:00Z", service: "radarr" },
} as const;

const AUDIT_FILTERS = {
  "audit log": {},
  "refusals in the audit log": { isDenied: true },
  "a person in the audit log": { personId: "p3" },
  "refusals of a person": { isDenied: true, personId: "p3" },
} as const;

const INBOX_FILTERS = {
  "a search": { search: "title 12" },
  "a search that finds nothing": { search: "nothing" },
  "a request": { requestId: "r3" },
  "what changed something": { hadEffect: true },
  "what changed nothing": { hadEffect: false, status: ["APPLIED", "IGNORED", "DUPLICATE"] },
} as const;

const ORDERED = `query ($first: Int!, $after: String, $filter: RequestFilter, $orderBy: RequestOrder) {
  requests(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes { id title } pageInfo { hasNextPage endCursor } } }`;

const CONNECTIONS = Object.fromEntries(
  ["transitionsConnection", "downloadsConnection", "actionHistoryConnection"].map((name) => [
    name,
    `query ($id: ID!, $first: Int, $after: String, $last: Int) { request(id: $id) {
      page: ${name}(first: $first, after: $after, last: $last) {
        nodes { __typename } pageInfo { endCursor } totalCount } } }`,
  ]),
);

/** Tables whose rows do not grow with the requests, and what a count counts. */
const SMALL =
  /^SCAN (main\.)?(Service|RequestCount|Setting|Person|Invitation|sub)\b|^SCAN CONSTANT ROW/;
/** The words of a search may be anywhere in a title: the index is read, not the table. */
const IS_SEARCH = /`searchText` LIKE/;
/** The rows of what a page shows, found by the ids of their owners: few, whatever the size of the tables. */
const IS_OF_PAGE = /`(downloadRowId|deletionId)` IN \(/;
/** The requests of nobody: SQLite reads no row for a condition that is false. */
const IS_EMPTY = /WHERE 1=0/;
/** Statistics add up the times of a period by service and type: a few groups. */
const IS_SUM = /SUM\(.*FROM `main`.`StageVisit`/;
/** The totals of the inbox and of the deletions count an index. */
const IS_LOG_TOTAL = /^SELECT COUNT.* FROM `main`.`(Delivery|Deletion)`/;
/** What requests can be filtered by is read off an index. */
const IS_FILTER_VALUE = /GROUP BY `main`.`MediaRequest`.`(requestedBy|arrService)`/;

/** What SQLite would do for a statement that grows with the number of requests. */
function findFlaws(file: SqliteFile.Database, { sql, values }: Statement): readonly string[] {
  const plan = file
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values)
    .map(({ detail }) => detail);
  // A walk in the order of the list ends with the page; a count never does.
  const isWalk = sql.includes("ORDER BY") && sql.includes("LIMIT") && !sql.includes("COUNT(");
  const isExpected = IS_EMPTY.test(sql) || IS_SEARCH.test(sql) || IS_LOG_TOTAL.test(sql) || isWalk;
  return plan.filter((detail) => {
    if (detail.startsWith("USE TEMP B-TREE")) return !IS_OF_PAGE.test(sql) && !IS_SUM.test(sql);
    const isRead = IS_FILTER_VALUE.test(sql) && detail.includes("COVERING INDEX");
    return detail.startsWith("SCAN") && !SMALL.test(detail) && !isExpected && !isRead;
  });
}

it("no page of the app scans a table or sorts its rows, with and without statistics", async () => {
  const database = await createTestDatabase();
  const door = await openFrontDoor({ store: await database.open() });
  const file = new SqliteFile(join(database.dataDir, "tracker.db"));
  file.exec(ROWS);

  const flaws = new Set<string>();
  let count = 0;
  const ask = async (name: string, document: string, variables: Record<string, unknown>) => {
    const { result, statements } = await recordStatements("sqlite", () =>
      door.query(document, variables),
    );
    expect(result.errors, name).toBeUndefined();
    expect(statements.length, name).toBeGreaterThan(0);
    count += statements.length;
    for (const statement of statements)
      for (const flaw of findFlaws(file, statement))
        flaws.add(
          `${name}: ${flaw} <= ${statement.sql.replaceAll(/`main`\.|\s+/g, " ").slice(-420)}`,
        );
    return result.data;
  };
  const askPage = (name: string, document: DocumentNode, variables: Record<string, unknown>) =>
    ask(name, print(document), variables);

  const askAll = async () => {
    for (const [name, filter] of Object.entries(FILTERS)) {
      const { requests } = await askPage(name, RequestListQuery, { first: 50, filter });
      const after = requests.pageInfo.endCursor;
      if (requests.pageInfo.hasNextPage)
        await askPage(`${name}, next page`, RequestListQuery, { first: 50, after, filter });
    }
    // The page of the app is in the order of ACTIVITY.
    for (const orderBy of ["NEWEST", "TITLE"])
      for (const [filtered, filter] of Object.entries(FILTERS)) {
        const name = `${filtered} by ${orderBy}`;
        const { requests } = await ask(name, ORDERED, { first: 50, orderBy, filter });
        const after = requests.pageInfo.endCursor;
        if (requests.pageInfo.hasNextPage)
          await ask(`${name}, next page`, ORDERED, { first: 50, after, orderBy, filter });
      }
    for (const [name, connection] of Object.entries(CONNECTIONS)) {
      const first = await ask(name, connection, { id: "r3", first: 1 });
      await ask(`${name}, next page`, connection, {
        id: "r3",
        first: 1,
        after: first.request.page.pageInfo.endCursor,
      });
      await ask(`${name}, last`, connection, { id: "r3", last: 1 });
    }
    await askPage("stats", RequestListCountQuery, {});
    await askPage("filter values", FilterValuesQuery, {});
    const month = { from: "2020-03-01T00:00:00Z", to: "2020-04-05T00:00:00Z" };
    for (const scope of ["ALL", "OWN"]) {
      const { calendar } = await askPage("calendar", CalendarQuery, { ...month, scope });
      const after = calendar.pageInfo.endCursor;
      if (after !== null)
        await askPage("calendar, next page", CalendarQuery, { ...month, after, scope });
    }
    for (const days of [30, 3_660, null]) await askPage("statistics", StatisticsQuery, { days });
    await askPage("request", RequestQuery, { id: "r3" });
    await askPage("history", HistoryQuery, { id: "r3", last: 100 });
    await askPage("episodes", EpisodeQuery, { id: "r3", season: 1 });
    await askPage("polled evidence", PolledEvidenceQuery, { requestId: "r3", after: "0" });
    await askPage("evidence", DeliveryEvidenceQuery, { id: "4" });
    await askPage("delivery", DeliveryQuery, { id: "4" });
    await askPage("inbox", InboxQuery, { first: 50 });
    await askPage("inbox of a service", InboxQuery, { first: 50, filter: { service: "sonarr" } });
    await askPage("inbox by status", InboxQuery, { first: 50, filter: { status: ["FAILED"] } });
    for (const [name, filter] of Object.entries(INBOX_FILTERS))
      await askPage(`inbox, ${name}`, InboxQuery, { first: 50, filter });
    await askPage("services of the inbox", InboxServicesQuery, {});
    await askPage("invitations", InvitationsQuery, {});
    await askPage("freed", FreedSizeQuery, {});
    await askPage("a search of deletions", DeletionsQuery, { first: 50, search: "title 12" });
    await askPage("deletions", DeletionsQuery, { first: 50 });
    await askPage("deletions of a request", DeletionsQuery, { first: 1, requestId: "r3" });
    await askPage("sync", SyncQuery, {});
    await askPage("services", ServicesQuery, {});
    for (const [name, filter] of Object.entries(AUDIT_FILTERS)) {
      const { auditLog } = await askPage(name, AuditLogQuery, { first: 50, filter });
      const after = auditLog.pageInfo.endCursor;
      await askPage(`${name}, next page`, AuditLogQuery, { first: 50, after, filter });
    }
  };
  await askAll();
  file.exec("ANALYZE");
  await askAll();
  file.close();
  expect([...flaws]).toEqual([]);
  expect(count).toBeGreaterThan(100);
});
