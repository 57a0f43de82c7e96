-- DropIndex
DROP INDEX "MediaRequest_originService_originId_mediaType_key";

-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN     "originReuse" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE UNIQUE INDEX "MediaRequest_originService_originId_mediaType_originReuse_key" ON "MediaRequest"("originService", "originId", "mediaType", "originReuse");
