-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN "downloadEta" DATETIME;
