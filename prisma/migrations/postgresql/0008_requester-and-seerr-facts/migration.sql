-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN     "isHeardAvailable" BOOLEAN,
ADD COLUMN     "pendingSeasons" TEXT,
ADD COLUMN     "requesterId" INTEGER,
ADD COLUMN     "requesterJellyfinId" TEXT;

-- CreateIndex
CREATE INDEX "MediaRequest_originService_requesterId_idx" ON "MediaRequest"("originService", "requesterId");
