-- CreateTable
CREATE TABLE "Deletion" (
    "id" TEXT NOT NULL,
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
    "startsAt" TIMESTAMP(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Deletion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeletionStep" (
    "id" TEXT NOT NULL,
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
    "intentAt" TIMESTAMP(3),
    "doneAt" TIMESTAMP(3),
    "verifiedAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DeletionStep_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "Deletion" ADD CONSTRAINT "Deletion_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeletionStep" ADD CONSTRAINT "DeletionStep_deletionId_fkey" FOREIGN KEY ("deletionId") REFERENCES "Deletion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
