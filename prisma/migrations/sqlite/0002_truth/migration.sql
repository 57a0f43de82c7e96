-- AlterTable
ALTER TABLE "Download" ADD COLUMN "category" TEXT;
ALTER TABLE "Download" ADD COLUMN "firstCategory" TEXT;
ALTER TABLE "Download" ADD COLUMN "seenInClientAt" DATETIME;

-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN "ownProblem" TEXT;

-- CreateTable
CREATE TABLE "Act" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unitIds" TEXT NOT NULL DEFAULT '[]',
    "service" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Act_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Sync" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Attempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "downloadRowId" TEXT,
    "ordinal" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "end" TEXT,
    "endReason" TEXT,
    "endedAt" DATETIME,
    "isBlocked" BOOLEAN NOT NULL DEFAULT false,
    "isDirect" BOOLEAN NOT NULL DEFAULT false,
    "heldUntil" DATETIME,
    "isUntracked" BOOLEAN NOT NULL DEFAULT false,
    "detail" TEXT NOT NULL DEFAULT '[]',
    "releaseTitle" TEXT,
    "historyId" INTEGER,
    "fileName" TEXT,
    "fileSize" BIGINT,
    "progress" REAL NOT NULL DEFAULT 0,
    "fileId" INTEGER,
    "filePath" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Attempt_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Attempt_downloadRowId_fkey" FOREIGN KEY ("downloadRowId") REFERENCES "Download" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Attempt" ("createdAt", "detail", "downloadRowId", "end", "endReason", "endedAt", "fileId", "fileName", "filePath", "fileSize", "historyId", "id", "isBlocked", "isDirect", "ordinal", "progress", "releaseTitle", "step", "unitId") SELECT "createdAt", "detail", "downloadRowId", "end", "endReason", "endedAt", "fileId", "fileName", "filePath", "fileSize", "historyId", "id", "isBlocked", "isDirect", "ordinal", "progress", "releaseTitle", "step", "unitId" FROM "Attempt";
DROP TABLE "Attempt";
ALTER TABLE "new_Attempt" RENAME TO "Attempt";
CREATE INDEX "Attempt_downloadRowId_idx" ON "Attempt"("downloadRowId");
CREATE INDEX "Attempt_end_step_idx" ON "Attempt"("end", "step");
CREATE UNIQUE INDEX "Attempt_unitId_ordinal_key" ON "Attempt"("unitId", "ordinal");
CREATE TABLE "new_Service" (
    "slug" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "credentials" TEXT,
    "isEnabled" BOOLEAN NOT NULL DEFAULT true,
    "allowsSelfSigned" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'unknown',
    "message" TEXT,
    "version" TEXT,
    "notes" TEXT NOT NULL DEFAULT '[]',
    "conditions" TEXT NOT NULL DEFAULT '[]',
    "downSince" DATETIME,
    "lastSeenAt" DATETIME,
    "hookSecret" TEXT,
    "webhookUrl" TEXT,
    "webhookRegisteredAt" DATETIME,
    "webhookProvenAt" DATETIME,
    "webhookMessage" TEXT,
    "lastDeliveryAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);
INSERT INTO "new_Service" ("allowsSelfSigned", "createdAt", "credentials", "hookSecret", "isEnabled", "kind", "lastDeliveryAt", "lastSeenAt", "message", "name", "notes", "slug", "source", "status", "updatedAt", "url", "version", "webhookMessage", "webhookProvenAt", "webhookRegisteredAt", "webhookUrl") SELECT "allowsSelfSigned", "createdAt", "credentials", "hookSecret", "isEnabled", "kind", "lastDeliveryAt", "lastSeenAt", "message", "name", "notes", "slug", "source", "status", "updatedAt", "url", "version", "webhookMessage", "webhookProvenAt", "webhookRegisteredAt", "webhookUrl" FROM "Service";
DROP TABLE "Service";
ALTER TABLE "new_Service" RENAME TO "Service";
CREATE TABLE "new_Unit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "requestId" TEXT NOT NULL,
    "season" INTEGER,
    "number" INTEGER,
    "absoluteNumber" INTEGER,
    "title" TEXT,
    "airDate" DATETIME,
    "isUndated" BOOLEAN NOT NULL DEFAULT false,
    "isWanted" BOOLEAN NOT NULL DEFAULT true,
    "monitored" BOOLEAN NOT NULL DEFAULT true,
    "pendingReason" TEXT,
    "pendingUntil" DATETIME,
    "missingSince" DATETIME,
    "lostSince" DATETIME,
    "isUnmanaged" BOOLEAN NOT NULL DEFAULT false,
    "belowQuality" TEXT,
    "releaseLook" TEXT,
    "historyId" INTEGER,
    "arrId" INTEGER,
    "tvdbId" INTEGER,
    "identities" TEXT NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL,
    "stateReason" TEXT,
    "stateChangedAt" DATETIME NOT NULL,
    "progress" REAL NOT NULL DEFAULT 0,
    "fileId" INTEGER,
    "filePath" TEXT,
    "fileName" TEXT,
    "fileSize" BIGINT,
    "shokoFileId" INTEGER,
    "matching" TEXT,
    "matchingAt" DATETIME,
    "libraryItemId" TEXT,
    "watchUrl" TEXT,
    "deletedAt" DATETIME,
    "problemCode" TEXT,
    "problemSince" DATETIME,
    "problemMessage" TEXT,
    "problemDetail" TEXT NOT NULL DEFAULT '[]',
    "problemActions" TEXT NOT NULL DEFAULT '[]',
    "problemUntil" DATETIME,
    CONSTRAINT "Unit_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Unit" ("absoluteNumber", "airDate", "arrId", "deletedAt", "fileId", "fileName", "filePath", "fileSize", "id", "identities", "isUndated", "isWanted", "libraryItemId", "matching", "monitored", "number", "pendingReason", "problemCode", "problemDetail", "problemMessage", "problemSince", "progress", "requestId", "season", "shokoFileId", "state", "stateChangedAt", "stateReason", "title", "tvdbId", "watchUrl") SELECT "absoluteNumber", "airDate", "arrId", "deletedAt", "fileId", "fileName", "filePath", "fileSize", "id", "identities", "isUndated", "isWanted", "libraryItemId", "matching", "monitored", "number", "pendingReason", "problemCode", "problemDetail", "problemMessage", "problemSince", "progress", "requestId", "season", "shokoFileId", "state", "stateChangedAt", "stateReason", "title", "tvdbId", "watchUrl" FROM "Unit";
DROP TABLE "Unit";
ALTER TABLE "new_Unit" RENAME TO "Unit";
CREATE INDEX "Unit_requestId_idx" ON "Unit"("requestId");
CREATE INDEX "Unit_arrId_idx" ON "Unit"("arrId");
CREATE INDEX "Unit_fileName_idx" ON "Unit"("fileName");
CREATE INDEX "Unit_shokoFileId_idx" ON "Unit"("shokoFileId");
CREATE INDEX "Unit_state_idx" ON "Unit"("state");
CREATE UNIQUE INDEX "Unit_requestId_season_number_key" ON "Unit"("requestId", "season", "number");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Act_requestId_createdAt_idx" ON "Act"("requestId", "createdAt");

-- CreateIndex
CREATE INDEX "Act_status_idx" ON "Act"("status");

-- CreateIndex
CREATE INDEX "Sync_status_idx" ON "Sync"("status");

-- CreateIndex
CREATE INDEX "Sync_startedAt_idx" ON "Sync"("startedAt");
