-- CreateTable
CREATE TABLE "RequestCount" (
    "state" TEXT NOT NULL,
    "isFinished" BOOLEAN NOT NULL,
    "problemCode" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RequestCount_pkey" PRIMARY KEY ("state","isFinished","problemCode")
);

INSERT INTO "RequestCount" ("state", "isFinished", "problemCode", "count")
SELECT "state", "isFinished", coalesce("problemCode", ''), count(*) FROM "MediaRequest" GROUP BY 1, 2, 3;

CREATE FUNCTION "count_media_request"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE "RequestCount" SET "count" = "count" - 1
    WHERE "state" = OLD."state" AND "isFinished" = OLD."isFinished" AND "problemCode" = coalesce(OLD."problemCode", '');
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "RequestCount" ("state", "isFinished", "problemCode", "count")
    VALUES (NEW."state", NEW."isFinished", coalesce(NEW."problemCode", ''), 1)
    ON CONFLICT ("state", "isFinished", "problemCode") DO UPDATE SET "count" = "RequestCount"."count" + 1;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "MediaRequest_count_insert" AFTER INSERT ON "MediaRequest"
FOR EACH ROW EXECUTE FUNCTION "count_media_request"();

CREATE TRIGGER "MediaRequest_count_delete" AFTER DELETE ON "MediaRequest"
FOR EACH ROW EXECUTE FUNCTION "count_media_request"();

CREATE TRIGGER "MediaRequest_count_update" AFTER UPDATE OF "state", "isFinished", "problemCode" ON "MediaRequest"
FOR EACH ROW WHEN (OLD."state" <> NEW."state" OR OLD."isFinished" <> NEW."isFinished" OR OLD."problemCode" IS DISTINCT FROM NEW."problemCode")
EXECUTE FUNCTION "count_media_request"();
