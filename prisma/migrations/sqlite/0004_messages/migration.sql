-- AlterTable
ALTER TABLE "Act" ADD COLUMN "messageCode" TEXT;
ALTER TABLE "Act" ADD COLUMN "messageParams" TEXT;

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN "endReasonCode" TEXT;
ALTER TABLE "Attempt" ADD COLUMN "endReasonParams" TEXT;

-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN "approvalReasonCode" TEXT;
ALTER TABLE "MediaRequest" ADD COLUMN "approvalReasonParams" TEXT;
ALTER TABLE "MediaRequest" ADD COLUMN "stateReasonCode" TEXT;
ALTER TABLE "MediaRequest" ADD COLUMN "stateReasonParams" TEXT;

-- AlterTable
ALTER TABLE "Transition" ADD COLUMN "messageCode" TEXT;
ALTER TABLE "Transition" ADD COLUMN "messageParams" TEXT;

-- AlterTable
ALTER TABLE "Unit" ADD COLUMN "problemParams" TEXT;
ALTER TABLE "Unit" ADD COLUMN "stateReasonCode" TEXT;
ALTER TABLE "Unit" ADD COLUMN "stateReasonParams" TEXT;
