-- AlterTable
ALTER TABLE "Deletion" ADD COLUMN "reasons" TEXT;

-- AlterTable
ALTER TABLE "DeletionStep" ADD COLUMN "messageCode" TEXT;
ALTER TABLE "DeletionStep" ADD COLUMN "messageParams" TEXT;

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN "messageCode" TEXT;
ALTER TABLE "Delivery" ADD COLUMN "messageParams" TEXT;

-- AlterTable
ALTER TABLE "Service" ADD COLUMN "messageCode" TEXT;
ALTER TABLE "Service" ADD COLUMN "messageParams" TEXT;
ALTER TABLE "Service" ADD COLUMN "webhookMessageCode" TEXT;
ALTER TABLE "Service" ADD COLUMN "webhookMessageParams" TEXT;

-- AlterTable
ALTER TABLE "Sync" ADD COLUMN "stepCode" TEXT;
ALTER TABLE "Sync" ADD COLUMN "stepParams" TEXT;
