-- DropIndex
DROP INDEX "MediaRequest_originService_requesterId_idx";

-- DropIndex
DROP INDEX "MediaRequest_state_idx";

-- DropIndex
DROP INDEX "Transition_deliveryId_idx";

-- DropIndex
DROP INDEX "Unit_requestId_idx";

-- DropIndex
DROP INDEX "Unit_state_idx";

-- The beginning of the folded titles, by which lists are sorted.
ALTER TABLE "MediaRequest" ADD COLUMN "sortTitle" TEXT NOT NULL DEFAULT '';
UPDATE "MediaRequest" SET "sortTitle" = left("searchText", 200);

-- CreateIndex
CREATE INDEX "MediaRequest_state_updatedAt_id_idx" ON "MediaRequest"("state", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "MediaRequest_mediaType_isAnime_updatedAt_id_idx" ON "MediaRequest"("mediaType", "isAnime", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "MediaRequest_requestedBy_updatedAt_id_idx" ON "MediaRequest"("requestedBy", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "MediaRequest_originService_requesterId_updatedAt_id_idx" ON "MediaRequest"("originService", "requesterId", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "MediaRequest_problem_idx" ON "MediaRequest"("updatedAt", "id") WHERE ("problemCode" IS NOT NULL);

-- CreateIndex
CREATE INDEX "MediaRequest_sortTitle_id_idx" ON "MediaRequest"("sortTitle", "id");

-- CreateIndex
CREATE INDEX "Transition_deliveryId_idx" ON "Transition"("deliveryId") WHERE ("deliveryId" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Unit_missingSince_idx" ON "Unit"("missingSince") WHERE ("missingSince" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Unit_lostSince_idx" ON "Unit"("lostSince") WHERE ("lostSince" IS NOT NULL);

-- CreateIndex
CREATE INDEX "Unit_isUnmanaged_idx" ON "Unit"("requestId") WHERE ("isUnmanaged" = true);

-- CreateIndex
CREATE INDEX "Unit_state_airDate_idx" ON "Unit"("state", "airDate");
