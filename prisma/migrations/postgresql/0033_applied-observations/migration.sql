-- CreateTable
CREATE TABLE "AppliedObservation" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "appliedAt" TIMESTAMP(3) NOT NULL,
    "firstSequence" BIGINT,
    "lastSequence" BIGINT,
    "observation" TEXT NOT NULL,

    CONSTRAINT "AppliedObservation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AppliedObservation_requestId_id_idx" ON "AppliedObservation"("requestId", "id");

-- CreateIndex
CREATE INDEX "AppliedObservation_appliedAt_idx" ON "AppliedObservation"("appliedAt");

-- AddForeignKey
ALTER TABLE "AppliedObservation" ADD CONSTRAINT "AppliedObservation_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;
