-- CreateIndex
CREATE INDEX "MediaRequest_help_idx" ON "MediaRequest"("updatedAt", "id") WHERE ("helpAskedAt" IS NOT NULL);
