-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "externalUrls" TEXT;
