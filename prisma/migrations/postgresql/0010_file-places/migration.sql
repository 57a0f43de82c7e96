-- AlterTable
ALTER TABLE "Unit" ADD COLUMN     "fileImportedAt" TIMESTAMP(3),
ADD COLUMN     "librarySize" BIGINT,
ADD COLUMN     "shokoPath" TEXT;
