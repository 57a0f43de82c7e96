-- AlterTable
ALTER TABLE "Unit" ADD COLUMN "fileImportedAt" DATETIME;
ALTER TABLE "Unit" ADD COLUMN "librarySize" BIGINT;
ALTER TABLE "Unit" ADD COLUMN "shokoPath" TEXT;
