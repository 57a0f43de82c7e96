-- DropIndex
DROP INDEX "Deletion_status_idx";

-- AlterTable
ALTER TABLE "Deletion" ADD COLUMN     "searchText" TEXT;

-- CreateTable
CREATE TABLE "DeliverySubject" (
    "deliveryId" INTEGER NOT NULL,
    "requestId" TEXT,
    "title" TEXT NOT NULL,
    "year" INTEGER,
    "episodes" TEXT NOT NULL DEFAULT '[]',
    "searchText" TEXT NOT NULL,

    CONSTRAINT "DeliverySubject_pkey" PRIMARY KEY ("deliveryId")
);

-- CreateIndex
CREATE INDEX "DeliverySubject_requestId_deliveryId_idx" ON "DeliverySubject"("requestId", "deliveryId");

-- CreateIndex
CREATE INDEX "Deletion_status_deleteFiles_size_idx" ON "Deletion"("status", "deleteFiles", "size");

-- AddForeignKey
ALTER TABLE "DeliverySubject" ADD CONSTRAINT "DeliverySubject_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the webhooks of the inbox caused says what they were about.
INSERT INTO "DeliverySubject" ("deliveryId", "requestId", "title", "year", "searchText")
SELECT d."id", r."id", r."title", r."year", r."searchText" || chr(10) || lower(coalesce(d."event", '')) || chr(10) || d."service"
FROM "Delivery" d
JOIN (
  SELECT "deliveryId", min("requestId") AS "requestId" FROM "Transition" WHERE "deliveryId" IS NOT NULL GROUP BY "deliveryId"
) t ON t."deliveryId" = d."id"
JOIN "MediaRequest" r ON r."id" = t."requestId";

UPDATE "Deletion" SET "searchText" = lower("title" || chr(10) || "by");
