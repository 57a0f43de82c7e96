-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN     "downloadIds" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "reached" TEXT NOT NULL DEFAULT '{}',
ADD COLUMN     "worstProblem" TEXT;

-- The downloads of each request, newest first.
UPDATE "MediaRequest" SET "downloadIds" = coalesce((
  SELECT json_agg("id" ORDER BY "createdAt" DESC, "id" COLLATE "C" DESC)::text FROM (
    SELECT DISTINCT d."id", d."createdAt"
    FROM "Unit" u
    JOIN "Attempt" a ON a."unitId" = u."id"
    JOIN "Download" d ON d."id" = a."downloadRowId"
    WHERE u."requestId" = "MediaRequest"."id") AS "own"), '[]');

-- The first transition into each stage.
UPDATE "MediaRequest" SET "reached" = coalesce((
  SELECT json_object_agg("to", json_build_object(
    'at', to_char("at", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'inferred', "inferred",
    'service', "service") ORDER BY "sequence")::text
  FROM (
    SELECT DISTINCT ON ("to") "to", "at", "inferred", "service", "sequence"
    FROM "Transition"
    WHERE "requestId" = "MediaRequest"."id"
      AND "to" IN ('REQUESTED', 'APPROVED', 'GRABBING', 'DOWNLOADING', 'DOWNLOADED', 'IMPORTING', 'ANIME_MATCHING', 'AVAILABLE')
    ORDER BY "to", "sequence") AS "first"), '{}');

-- A text that is no JSON must not keep the tracker from starting.
CREATE FUNCTION pg_temp.read_json(stored TEXT) RETURNS JSONB LANGUAGE plpgsql AS $$
BEGIN
  RETURN stored::jsonb;
EXCEPTION WHEN OTHERS THEN
  RETURN NULL;
END $$;

-- The problem that "problemCode" names, as the request or the unit has it that has had it longest, with the details of all.
UPDATE "MediaRequest" SET "worstProblem" = (
  WITH "found" AS (
    SELECT 0 AS "isUnit", 0 AS "season", 0 AS "number", '' AS "id",
      left("own" ->> 'since', 23) AS "since", "own" ->> 'message' AS "message", "own" -> 'params' AS "params",
      "own" -> 'detail' AS "detail", "own" ->> 'until' AS "until", "own" -> 'actions' AS "actions"
    FROM (SELECT pg_temp.read_json("MediaRequest"."ownProblem") AS "own") AS "stored"
    WHERE "own" ->> 'code' = "MediaRequest"."problemCode"
    UNION ALL
    SELECT 1, coalesce("season", 0), coalesce("number", 0), "id",
      coalesce(to_char("problemSince", 'YYYY-MM-DD"T"HH24:MI:SS.MS'), '1970-01-01T00:00:00.000'),
      coalesce("problemMessage", "problemCode"), pg_temp.read_json("problemParams"),
      pg_temp.read_json("problemDetail"), to_char("problemUntil", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      pg_temp.read_json("problemActions")
    FROM "Unit"
    WHERE "requestId" = "MediaRequest"."id" AND "isWanted" AND "Unit"."problemCode" = "MediaRequest"."problemCode"
  ), "ranked" AS (
    SELECT *, row_number() OVER (ORDER BY "since", "isUnit", "season", "number", "id" COLLATE "C") AS "rank" FROM "found"
  )
  SELECT json_build_object(
    'code', "MediaRequest"."problemCode",
    'since', "since" || 'Z',
    'message', "message",
    'params', nullif("params", 'null'::jsonb),
    'detail', coalesce((
      SELECT json_agg("value" ORDER BY "first") FROM (
        SELECT d."value", min("ranked"."rank" * 1000000 + d."position") AS "first"
        FROM "ranked"
        CROSS JOIN LATERAL jsonb_array_elements_text(coalesce("ranked"."detail", '[]'::jsonb)) WITH ORDINALITY AS d("value", "position")
        GROUP BY d."value") AS "lines"), '[]'::json),
    'until', "until",
    'actions', coalesce("actions", '[]'::jsonb))::text
  FROM "ranked" WHERE "rank" = 1)
WHERE "problemCode" IS NOT NULL;

DROP FUNCTION pg_temp.read_json(TEXT);
