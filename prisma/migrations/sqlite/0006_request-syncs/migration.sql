-- AlterTable
ALTER TABLE "Sync" ADD COLUMN "requestId" TEXT;

-- CreateIndex
CREATE INDEX "Sync_requestId_startedAt_idx" ON "Sync"("requestId", "startedAt");
