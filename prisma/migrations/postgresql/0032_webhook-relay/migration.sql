-- CreateTable
CREATE TABLE "WebhookRelay" (
    "service" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "retryAt" TIMESTAMP(3),
    "failingSince" TIMESTAMP(3),
    "answer" TEXT,
    "lastSentAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WebhookRelay_pkey" PRIMARY KEY ("service")
);

-- CreateTable
CREATE TABLE "RelayedWebhook" (
    "id" SERIAL NOT NULL,
    "service" TEXT NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "contentType" TEXT,
    "body" TEXT NOT NULL,
    "handedOverAt" TIMESTAMP(3),

    CONSTRAINT "RelayedWebhook_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RelayedWebhook_service_id_idx" ON "RelayedWebhook"("service", "id");
