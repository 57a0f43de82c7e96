-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN "isHeardAvailable" BOOLEAN;
ALTER TABLE "MediaRequest" ADD COLUMN "pendingSeasons" TEXT;
ALTER TABLE "MediaRequest" ADD COLUMN "requesterId" INTEGER;
ALTER TABLE "MediaRequest" ADD COLUMN "requesterJellyfinId" TEXT;

-- CreateIndex
CREATE INDEX "MediaRequest_originService_requesterId_idx" ON "MediaRequest"("originService", "requesterId");
