-- DropIndex
DROP INDEX "Act_status_idx";

-- DropIndex
DROP INDEX "Attempt_end_step_idx";

-- DropIndex
DROP INDEX "Unit_state_airDate_idx";

-- CreateIndex
CREATE INDEX "Act_status_createdAt_idx" ON "Act"("status", "createdAt");

-- CreateIndex
CREATE INDEX "Act_createdAt_idx" ON "Act"("createdAt");

-- CreateIndex
CREATE INDEX "Act_places_idx" ON "Act"("createdAt") WHERE ("places" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Attempt_end_step_downloadRowId_idx" ON "Attempt"("end", "step", "downloadRowId");

-- CreateIndex
CREATE INDEX "Deletion_due_idx" ON "Deletion"("nextTryAt", "createdAt") WHERE ("nextTryAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "MediaRequest_unfinished_idx" ON "MediaRequest"("id", "version") WHERE ("isFinished" = false);

-- CreateIndex
CREATE INDEX "ParkedObservation_service_idx" ON "ParkedObservation"("service");

-- CreateIndex
CREATE INDEX "ParkedObservation_createdAt_idx" ON "ParkedObservation"("createdAt");

-- CreateIndex
CREATE INDEX "Unit_state_stateChangedAt_idx" ON "Unit"("state", "stateChangedAt");

-- CreateIndex
CREATE INDEX "Unit_unaired_idx" ON "Unit"("airDate") WHERE ("state" = 'UNAIRED');
