-- CreateTable
CREATE TABLE "NotificationEvent" (
    "id" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "unitId" TEXT,
    "subject" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NotificationEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationMemory" (
    "requestId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NotificationMemory_pkey" PRIMARY KEY ("requestId","key")
);

-- CreateTable
CREATE TABLE "NotificationProfile" (
    "id" TEXT NOT NULL,
    "personId" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "rules" TEXT NOT NULL DEFAULT '{}',
    "caughtUpPace" TEXT NOT NULL DEFAULT 'EACH',
    "quietFrom" INTEGER,
    "quietTo" INTEGER,
    "digest" TEXT NOT NULL DEFAULT 'NONE',
    "digestMinute" INTEGER NOT NULL DEFAULT 1080,
    "digestWeekday" INTEGER NOT NULL DEFAULT 7,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NotificationProfile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationChannel" (
    "id" TEXT NOT NULL,
    "profileId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isEnabled" BOOLEAN NOT NULL DEFAULT true,
    "config" TEXT NOT NULL,
    "secrets" TEXT,
    "endpointHash" TEXT,
    "baseUrl" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "retryAt" TIMESTAMP(3),
    "failingSince" TIMESTAMP(3),
    "answer" TEXT,
    "lastSentAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NotificationChannel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationMessage" (
    "id" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "isGathered" BOOLEAN NOT NULL DEFAULT false,
    "batchId" TEXT,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "handedOverAt" TIMESTAMP(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "endedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "NotificationMessage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "NotificationEvent_requestId_idx" ON "NotificationEvent"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationProfile_personId_key" ON "NotificationProfile"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationChannel_endpointHash_key" ON "NotificationChannel"("endpointHash");

-- CreateIndex
CREATE INDEX "NotificationChannel_profileId_idx" ON "NotificationChannel"("profileId");

-- CreateIndex
CREATE INDEX "NotificationMessage_channelId_createdAt_idx" ON "NotificationMessage"("channelId", "createdAt");

-- CreateIndex
CREATE INDEX "NotificationMessage_status_dueAt_idx" ON "NotificationMessage"("status", "dueAt");

-- CreateIndex
CREATE INDEX "NotificationMessage_endedAt_idx" ON "NotificationMessage"("endedAt");

-- AddForeignKey
ALTER TABLE "NotificationEvent" ADD CONSTRAINT "NotificationEvent_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationMemory" ADD CONSTRAINT "NotificationMemory_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationProfile" ADD CONSTRAINT "NotificationProfile_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationChannel" ADD CONSTRAINT "NotificationChannel_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "NotificationProfile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationMessage" ADD CONSTRAINT "NotificationMessage_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "NotificationChannel"("id") ON DELETE CASCADE ON UPDATE CASCADE;
