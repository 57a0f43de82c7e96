-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN     "trackedSince" TIMESTAMP(3);
