-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN "downloadIds" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "MediaRequest" ADD COLUMN "reached" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE "MediaRequest" ADD COLUMN "worstProblem" TEXT;

-- The downloads of each request, newest first.
UPDATE "MediaRequest" SET "downloadIds" = (
  SELECT json_group_array("id") FROM (
    SELECT DISTINCT d."id", d."createdAt"
    FROM "Unit" u
    JOIN "Attempt" a ON a."unitId" = u."id"
    JOIN "Download" d ON d."id" = a."downloadRowId"
    WHERE u."requestId" = "MediaRequest"."id"
    ORDER BY d."createdAt" DESC, d."id" DESC));

-- The first transition into each stage: beside min(), SQLite returns the columns of the row that has the minimum.
UPDATE "MediaRequest" SET "reached" = (
  SELECT json_group_object("to", json_object(
    'at', substr("at", 1, 23) || 'Z',
    'inferred', json(CASE WHEN "inferred" THEN 'true' ELSE 'false' END),
    'service', "service"))
  FROM (
    SELECT "to", "at", "inferred", "service", min("sequence") AS "first"
    FROM "Transition"
    WHERE "requestId" = "MediaRequest"."id"
      AND "to" IN ('REQUESTED', 'APPROVED', 'GRABBING', 'DOWNLOADING', 'DOWNLOADED', 'IMPORTING', 'ANIME_MATCHING', 'AVAILABLE')
    GROUP BY "to"
    ORDER BY "first"));

-- The problem that "problemCode" names, as the request or the unit has it that has had it longest, with the details of all.
UPDATE "MediaRequest" SET "worstProblem" = (
  WITH "found" AS (
    SELECT 0 AS "isUnit", 0 AS "season", 0 AS "number", '' AS "id",
      substr("own" ->> 'since', 1, 23) AS "since", "own" ->> 'message' AS "message", "own" -> 'params' AS "params",
      coalesce("own" -> 'detail', '[]') AS "detail", "own" ->> 'until' AS "until", coalesce("own" -> 'actions', '[]') AS "actions"
    FROM (SELECT CASE WHEN json_valid("MediaRequest"."ownProblem") THEN "MediaRequest"."ownProblem" END AS "own")
    WHERE "own" ->> 'code' = "MediaRequest"."problemCode"
    UNION ALL
    SELECT 1, coalesce("season", 0), coalesce("number", 0), "id",
      coalesce(substr("problemSince", 1, 23), '1970-01-01T00:00:00.000'), coalesce("problemMessage", "problemCode"),
      CASE WHEN json_valid("problemParams") THEN "problemParams" END,
      CASE WHEN json_valid("problemDetail") THEN "problemDetail" ELSE '[]' END,
      substr("problemUntil", 1, 23) || 'Z',
      CASE WHEN json_valid("problemActions") THEN "problemActions" ELSE '[]' END
    FROM "Unit"
    WHERE "requestId" = "MediaRequest"."id" AND "isWanted" AND "Unit"."problemCode" = "MediaRequest"."problemCode"
  ), "ranked" AS (
    SELECT *, row_number() OVER (ORDER BY "since", "isUnit", "season", "number", "id") AS "rank" FROM "found"
  )
  SELECT json_object(
    'code', "MediaRequest"."problemCode",
    'since', "since" || 'Z',
    'message', "message",
    'params', json("params"),
    'detail', json((
      SELECT json_group_array("value") FROM (
        SELECT d."value", min("ranked"."rank" * 1000000 + d."key") AS "first"
        FROM "ranked", json_each("ranked"."detail") d
        GROUP BY d."value"
        ORDER BY "first"))),
    'until', "until",
    'actions', json("actions"))
  FROM "ranked" WHERE "rank" = 1)
WHERE "problemCode" IS NOT NULL;
