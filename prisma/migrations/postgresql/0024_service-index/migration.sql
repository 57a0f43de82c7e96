-- CreateIndex
CREATE INDEX "MediaRequest_arrService_updatedAt_id_idx" ON "MediaRequest"("arrService", "updatedAt", "id");
