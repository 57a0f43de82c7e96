-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "heldUntil" TIMESTAMP(3),
ADD COLUMN     "isUntracked" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Download" ADD COLUMN     "category" TEXT,
ADD COLUMN     "firstCategory" TEXT,
ADD COLUMN     "seenInClientAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN     "ownProblem" TEXT;

-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "conditions" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "downSince" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Unit" ADD COLUMN     "belowQuality" TEXT,
ADD COLUMN     "historyId" INTEGER,
ADD COLUMN     "isUnmanaged" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lostSince" TIMESTAMP(3),
ADD COLUMN     "matchingAt" TIMESTAMP(3),
ADD COLUMN     "missingSince" TIMESTAMP(3),
ADD COLUMN     "pendingUntil" TIMESTAMP(3),
ADD COLUMN     "problemActions" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "problemUntil" TIMESTAMP(3),
ADD COLUMN     "releaseLook" TEXT;

-- CreateTable
CREATE TABLE "Act" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unitIds" TEXT NOT NULL DEFAULT '[]',
    "service" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Act_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sync" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "by" TEXT,
    "step" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "idsFilled" INTEGER NOT NULL DEFAULT 0,
    "problems" INTEGER NOT NULL DEFAULT 0,
    "messages" TEXT NOT NULL DEFAULT '[]',
    "position" TEXT NOT NULL DEFAULT '{}',
    "startedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Sync_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Act_requestId_createdAt_idx" ON "Act"("requestId", "createdAt");

-- CreateIndex
CREATE INDEX "Act_status_idx" ON "Act"("status");

-- CreateIndex
CREATE INDEX "Sync_status_idx" ON "Sync"("status");

-- CreateIndex
CREATE INDEX "Sync_startedAt_idx" ON "Sync"("startedAt");

-- AddForeignKey
ALTER TABLE "Act" ADD CONSTRAINT "Act_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;
