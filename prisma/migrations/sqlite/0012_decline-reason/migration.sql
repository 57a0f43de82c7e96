-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN "declineReason" TEXT;
