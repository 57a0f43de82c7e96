-- AlterTable
ALTER TABLE "Act" ADD COLUMN     "messageCode" TEXT,
ADD COLUMN     "messageParams" TEXT;

-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "endReasonCode" TEXT,
ADD COLUMN     "endReasonParams" TEXT;

-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN     "approvalReasonCode" TEXT,
ADD COLUMN     "approvalReasonParams" TEXT,
ADD COLUMN     "stateReasonCode" TEXT,
ADD COLUMN     "stateReasonParams" TEXT;

-- AlterTable
ALTER TABLE "Transition" ADD COLUMN     "messageCode" TEXT,
ADD COLUMN     "messageParams" TEXT;

-- AlterTable
ALTER TABLE "Unit" ADD COLUMN     "problemParams" TEXT,
ADD COLUMN     "stateReasonCode" TEXT,
ADD COLUMN     "stateReasonParams" TEXT;
