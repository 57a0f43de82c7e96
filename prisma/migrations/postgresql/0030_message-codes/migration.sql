-- AlterTable
ALTER TABLE "Deletion" ADD COLUMN     "reasons" TEXT;

-- AlterTable
ALTER TABLE "DeletionStep" ADD COLUMN     "messageCode" TEXT,
ADD COLUMN     "messageParams" TEXT;

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "messageCode" TEXT,
ADD COLUMN     "messageParams" TEXT;

-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "messageCode" TEXT,
ADD COLUMN     "messageParams" TEXT,
ADD COLUMN     "webhookMessageCode" TEXT,
ADD COLUMN     "webhookMessageParams" TEXT;

-- AlterTable
ALTER TABLE "Sync" ADD COLUMN     "stepCode" TEXT,
ADD COLUMN     "stepParams" TEXT;
