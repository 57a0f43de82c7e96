-- AlterTable
ALTER TABLE "Unit" ADD COLUMN "unlistedSince" DATETIME;
