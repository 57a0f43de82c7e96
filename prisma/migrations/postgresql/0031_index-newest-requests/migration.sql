-- DropIndex
DROP INDEX "Act_requestId_createdAt_idx";

-- CreateIndex
CREATE INDEX "Act_requestId_createdAt_id_idx" ON "Act"("requestId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "MediaRequest_requestedBy_createdAt_id_idx" ON "MediaRequest"("requestedBy", "createdAt", "id");

-- CreateIndex
CREATE INDEX "MediaRequest_arrService_createdAt_id_idx" ON "MediaRequest"("arrService", "createdAt", "id");

-- CreateIndex
CREATE INDEX "MediaRequest_originService_requesterId_createdAt_id_idx" ON "MediaRequest"("originService", "requesterId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "MediaRequest_is4k_createdAt_id_idx" ON "MediaRequest"("is4k", "createdAt", "id");
