-- DropIndex
DROP INDEX "Deletion_requestId_idx";

-- DropIndex
DROP INDEX "Sync_startedAt_idx";

-- DropIndex
DROP INDEX "Transition_deliveryId_idx";

-- CreateIndex
CREATE INDEX "Deletion_requestId_createdAt_id_idx" ON "Deletion"("requestId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Delivery_service_id_idx" ON "Delivery"("service", "id");

-- CreateIndex
CREATE INDEX "MediaRequest_mediaType_updatedAt_id_idx" ON "MediaRequest"("mediaType", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Sync_startedAt_id_idx" ON "Sync"("startedAt", "id");

-- CreateIndex
CREATE INDEX "Transition_deliveryId_sequence_idx" ON "Transition"("deliveryId", "sequence") WHERE ("deliveryId" IS NOT NULL);
