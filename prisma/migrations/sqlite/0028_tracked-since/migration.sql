-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN "trackedSince" DATETIME;
