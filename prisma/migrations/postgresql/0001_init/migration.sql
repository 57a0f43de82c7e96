-- CreateTable
CREATE TABLE "Counter" (
    "name" TEXT NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Service" (
    "slug" TEXT NOT NULL,
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
    "lastSeenAt" TIMESTAMP(3),
    "hookSecret" TEXT,
    "webhookUrl" TEXT,
    "webhookRegisteredAt" TIMESTAMP(3),
    "webhookProvenAt" TIMESTAMP(3),
    "webhookMessage" TEXT,
    "lastDeliveryAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Service_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "MediaRequest" (
    "id" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "originService" TEXT NOT NULL,
    "originId" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "originalTitle" TEXT,
    "otherTitles" TEXT NOT NULL DEFAULT '[]',
    "searchText" TEXT NOT NULL DEFAULT '',
    "year" INTEGER,
    "isAnime" BOOLEAN NOT NULL DEFAULT false,
    "is4k" BOOLEAN NOT NULL DEFAULT false,
    "tmdbId" INTEGER,
    "tvdbId" INTEGER,
    "imdbId" TEXT,
    "anidbIds" TEXT NOT NULL DEFAULT '[]',
    "seasons" TEXT NOT NULL DEFAULT '[]',
    "requestedBy" TEXT,
    "posterUrl" TEXT,
    "arrService" TEXT,
    "arrId" INTEGER,
    "arrPath" TEXT,
    "libraryItemId" TEXT,
    "watchUrl" TEXT,
    "wishState" TEXT NOT NULL,
    "wishReason" TEXT,
    "isApprovalInferred" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "stateReason" TEXT,
    "stateChangedAt" TIMESTAMP(3) NOT NULL,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "eta" TIMESTAMP(3),
    "nextAirDate" TIMESTAMP(3),
    "isComplete" BOOLEAN NOT NULL DEFAULT false,
    "isFinished" BOOLEAN NOT NULL DEFAULT false,
    "problemCode" TEXT,
    "counts" TEXT NOT NULL DEFAULT '{}',
    "version" BIGINT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MediaRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "season" INTEGER,
    "number" INTEGER,
    "absoluteNumber" INTEGER,
    "title" TEXT,
    "airDate" TIMESTAMP(3),
    "isUndated" BOOLEAN NOT NULL DEFAULT false,
    "isWanted" BOOLEAN NOT NULL DEFAULT true,
    "monitored" BOOLEAN NOT NULL DEFAULT true,
    "pendingReason" TEXT,
    "arrId" INTEGER,
    "tvdbId" INTEGER,
    "identities" TEXT NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL,
    "stateReason" TEXT,
    "stateChangedAt" TIMESTAMP(3) NOT NULL,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "fileId" INTEGER,
    "filePath" TEXT,
    "fileName" TEXT,
    "fileSize" BIGINT,
    "shokoFileId" INTEGER,
    "matching" TEXT,
    "libraryItemId" TEXT,
    "watchUrl" TEXT,
    "deletedAt" TIMESTAMP(3),
    "problemCode" TEXT,
    "problemSince" TIMESTAMP(3),
    "problemMessage" TEXT,
    "problemDetail" TEXT NOT NULL DEFAULT '[]',

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Download" (
    "id" TEXT NOT NULL,
    "downloadKey" TEXT,
    "downloadId" TEXT,
    "ordinal" INTEGER NOT NULL DEFAULT 1,
    "arrService" TEXT,
    "title" TEXT NOT NULL,
    "client" TEXT,
    "protocol" TEXT,
    "quality" TEXT,
    "indexer" TEXT,
    "size" BIGINT,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "speed" DOUBLE PRECISION,
    "eta" TIMESTAMP(3),
    "state" TEXT NOT NULL,
    "stateChangedAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Download_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "downloadRowId" TEXT,
    "ordinal" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "end" TEXT,
    "endReason" TEXT,
    "endedAt" TIMESTAMP(3),
    "isBlocked" BOOLEAN NOT NULL DEFAULT false,
    "isDirect" BOOLEAN NOT NULL DEFAULT false,
    "detail" TEXT NOT NULL DEFAULT '[]',
    "releaseTitle" TEXT,
    "historyId" INTEGER,
    "fileName" TEXT,
    "fileSize" BIGINT,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "fileId" INTEGER,
    "filePath" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Transition" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "requestId" TEXT NOT NULL,
    "unitId" TEXT,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "inferred" BOOLEAN NOT NULL DEFAULT false,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "service" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "deliveryId" INTEGER,
    "evidence" TEXT,

    CONSTRAINT "Transition_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" SERIAL NOT NULL,
    "service" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "event" TEXT,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "message" TEXT,
    "body" BYTEA NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "appliedAt" TIMESTAMP(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ParkedObservation" (
    "id" SERIAL NOT NULL,
    "deliveryId" INTEGER,
    "service" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "observation" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ParkedObservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "usernameKey" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Setting" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "MediaRequest_tvdbId_idx" ON "MediaRequest"("tvdbId");

-- CreateIndex
CREATE INDEX "MediaRequest_tmdbId_idx" ON "MediaRequest"("tmdbId");

-- CreateIndex
CREATE INDEX "MediaRequest_imdbId_idx" ON "MediaRequest"("imdbId");

-- CreateIndex
CREATE INDEX "MediaRequest_state_idx" ON "MediaRequest"("state");

-- CreateIndex
CREATE INDEX "MediaRequest_isFinished_updatedAt_id_idx" ON "MediaRequest"("isFinished", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "MediaRequest_createdAt_id_idx" ON "MediaRequest"("createdAt", "id");

-- CreateIndex
CREATE INDEX "MediaRequest_updatedAt_id_idx" ON "MediaRequest"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "MediaRequest_arrService_arrId_idx" ON "MediaRequest"("arrService", "arrId");

-- CreateIndex
CREATE UNIQUE INDEX "MediaRequest_originService_originId_mediaType_key" ON "MediaRequest"("originService", "originId", "mediaType");

-- CreateIndex
CREATE INDEX "Unit_requestId_idx" ON "Unit"("requestId");

-- CreateIndex
CREATE INDEX "Unit_arrId_idx" ON "Unit"("arrId");

-- CreateIndex
CREATE INDEX "Unit_fileName_idx" ON "Unit"("fileName");

-- CreateIndex
CREATE INDEX "Unit_shokoFileId_idx" ON "Unit"("shokoFileId");

-- CreateIndex
CREATE INDEX "Unit_state_idx" ON "Unit"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_requestId_season_number_key" ON "Unit"("requestId", "season", "number");

-- CreateIndex
CREATE INDEX "Download_state_idx" ON "Download"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Download_downloadKey_ordinal_key" ON "Download"("downloadKey", "ordinal");

-- CreateIndex
CREATE INDEX "Attempt_downloadRowId_idx" ON "Attempt"("downloadRowId");

-- CreateIndex
CREATE INDEX "Attempt_end_step_idx" ON "Attempt"("end", "step");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_unitId_ordinal_key" ON "Attempt"("unitId", "ordinal");

-- CreateIndex
CREATE INDEX "Transition_requestId_sequence_idx" ON "Transition"("requestId", "sequence");

-- CreateIndex
CREATE INDEX "Transition_unitId_sequence_idx" ON "Transition"("unitId", "sequence");

-- CreateIndex
CREATE INDEX "Transition_deliveryId_idx" ON "Transition"("deliveryId");

-- CreateIndex
CREATE INDEX "Delivery_status_id_idx" ON "Delivery"("status", "id");

-- CreateIndex
CREATE INDEX "Delivery_service_bodyHash_idx" ON "Delivery"("service", "bodyHash");

-- CreateIndex
CREATE UNIQUE INDEX "Account_usernameKey_key" ON "Account"("usernameKey");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_downloadRowId_fkey" FOREIGN KEY ("downloadRowId") REFERENCES "Download"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transition" ADD CONSTRAINT "Transition_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transition" ADD CONSTRAINT "Transition_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transition" ADD CONSTRAINT "Transition_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParkedObservation" ADD CONSTRAINT "ParkedObservation_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The counters: "transition" numbers the log, "version" the visible changes.
INSERT INTO "Counter" ("name", "value") VALUES ('transition', 0), ('version', 0);
