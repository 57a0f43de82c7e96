-- CreateTable
CREATE TABLE "WebhookRelay" (
    "service" TEXT NOT NULL PRIMARY KEY,
    "host" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "retryAt" DATETIME,
    "failingSince" DATETIME,
    "answer" TEXT,
    "lastSentAt" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "RelayedWebhook" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "service" TEXT NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "contentType" TEXT,
    "body" TEXT NOT NULL,
    "handedOverAt" DATETIME
);

-- CreateIndex
CREATE INDEX "RelayedWebhook_service_id_idx" ON "RelayedWebhook"("service", "id");
