-- CreateTable
CREATE TABLE "RequestCount" (
    "state" TEXT NOT NULL,
    "isFinished" BOOLEAN NOT NULL,
    "problemCode" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("state", "isFinished", "problemCode")
);

INSERT INTO "RequestCount" ("state", "isFinished", "problemCode", "count")
SELECT "state", "isFinished", coalesce("problemCode", ''), count(*) FROM "MediaRequest" GROUP BY 1, 2, 3;

CREATE TRIGGER "MediaRequest_count_insert" AFTER INSERT ON "MediaRequest"
BEGIN
  INSERT INTO "RequestCount" ("state", "isFinished", "problemCode", "count")
  VALUES (NEW."state", NEW."isFinished", coalesce(NEW."problemCode", ''), 1)
  ON CONFLICT ("state", "isFinished", "problemCode") DO UPDATE SET "count" = "count" + 1;
END;

CREATE TRIGGER "MediaRequest_count_delete" AFTER DELETE ON "MediaRequest"
BEGIN
  UPDATE "RequestCount" SET "count" = "count" - 1
  WHERE "state" = OLD."state" AND "isFinished" = OLD."isFinished" AND "problemCode" = coalesce(OLD."problemCode", '');
END;

CREATE TRIGGER "MediaRequest_count_update" AFTER UPDATE OF "state", "isFinished", "problemCode" ON "MediaRequest"
WHEN OLD."state" <> NEW."state" OR OLD."isFinished" <> NEW."isFinished" OR OLD."problemCode" IS NOT NEW."problemCode"
BEGIN
  UPDATE "RequestCount" SET "count" = "count" - 1
  WHERE "state" = OLD."state" AND "isFinished" = OLD."isFinished" AND "problemCode" = coalesce(OLD."problemCode", '');
  INSERT INTO "RequestCount" ("state", "isFinished", "problemCode", "count")
  VALUES (NEW."state", NEW."isFinished", coalesce(NEW."problemCode", ''), 1)
  ON CONFLICT ("state", "isFinished", "problemCode") DO UPDATE SET "count" = "count" + 1;
END;
