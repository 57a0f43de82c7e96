-- CreateTable
CREATE TABLE "Journey" (
    "requestId" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "isAnime" BOOLEAN NOT NULL,
    "is4k" BOOLEAN NOT NULL,
    "isSeason" BOOLEAN NOT NULL,
    "isPack" BOOLEAN,
    "source" TEXT,
    "size" BIGINT,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "approvedAt" TIMESTAMP(3),
    "grabbedAt" TIMESTAMP(3),
    "downloadedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "requestEarliest" TIMESTAMP(3),
    "requestLatest" TIMESTAMP(3),
    "grabEarliest" TIMESTAMP(3),
    "grabLatest" TIMESTAMP(3),

    CONSTRAINT "Journey_pkey" PRIMARY KEY ("requestId")
);

-- CreateIndex
CREATE INDEX "Journey_endedAt_requestId_idx" ON "Journey"("endedAt", "requestId");

-- AddForeignKey
ALTER TABLE "Journey" ADD CONSTRAINT "Journey_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;
