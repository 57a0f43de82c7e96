-- CreateTable
CREATE TABLE "AppliedObservation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "appliedAt" DATETIME NOT NULL,
    "firstSequence" BIGINT,
    "lastSequence" BIGINT,
    "observation" TEXT NOT NULL,
    CONSTRAINT "AppliedObservation_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "AppliedObservation_requestId_id_idx" ON "AppliedObservation"("requestId", "id");

-- CreateIndex
CREATE INDEX "AppliedObservation_appliedAt_idx" ON "AppliedObservation"("appliedAt");
