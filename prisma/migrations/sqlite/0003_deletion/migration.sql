-- CreateTable
CREATE TABLE "Deletion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT,
    "openKey" TEXT,
    "title" TEXT NOT NULL,
    "year" INTEGER,
    "mediaType" TEXT NOT NULL,
    "is4k" BOOLEAN NOT NULL DEFAULT false,
    "seasons" TEXT NOT NULL DEFAULT '[]',
    "posterUrl" TEXT,
    "by" TEXT NOT NULL,
    "deleteFiles" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "size" BIGINT NOT NULL DEFAULT 0,
    "inventory" TEXT NOT NULL DEFAULT '{}',
    "kept" TEXT NOT NULL DEFAULT '[]',
    "startsAt" DATETIME NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Deletion_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeletionStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deletionId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "serviceName" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "items" TEXT NOT NULL DEFAULT '[]',
    "size" BIGINT NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "intentAt" DATETIME,
    "doneAt" DATETIME,
    "verifiedAt" DATETIME,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "DeletionStep_deletionId_fkey" FOREIGN KEY ("deletionId") REFERENCES "Deletion" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Deletion_openKey_key" ON "Deletion"("openKey");

-- CreateIndex
CREATE INDEX "Deletion_createdAt_id_idx" ON "Deletion"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Deletion_status_idx" ON "Deletion"("status");

-- CreateIndex
CREATE INDEX "Deletion_requestId_idx" ON "Deletion"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "DeletionStep_deletionId_ordinal_key" ON "DeletionStep"("deletionId", "ordinal");
