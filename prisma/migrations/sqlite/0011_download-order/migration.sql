-- AlterTable
ALTER TABLE "Act" ADD COLUMN "places" TEXT;

-- AlterTable
ALTER TABLE "Download" ADD COLUMN "clientService" TEXT;
