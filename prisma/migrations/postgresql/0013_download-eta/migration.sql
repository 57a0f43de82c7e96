-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN     "downloadEta" TIMESTAMP(3);
