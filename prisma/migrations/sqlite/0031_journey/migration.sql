-- CreateTable
CREATE TABLE "Journey" (
    "requestId" TEXT NOT NULL PRIMARY KEY,
    "mediaType" TEXT NOT NULL,
    "isAnime" BOOLEAN NOT NULL,
    "is4k" BOOLEAN NOT NULL,
    "isSeason" BOOLEAN NOT NULL,
    "isPack" BOOLEAN,
    "source" TEXT,
    "size" BIGINT,
    "startedAt" DATETIME NOT NULL,
    "approvedAt" DATETIME,
    "grabbedAt" DATETIME,
    "downloadedAt" DATETIME,
    "endedAt" DATETIME,
    "requestEarliest" DATETIME,
    "requestLatest" DATETIME,
    "grabEarliest" DATETIME,
    "grabLatest" DATETIME,
    CONSTRAINT "Journey_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Journey_endedAt_requestId_idx" ON "Journey"("endedAt", "requestId");
