-- AlterTable
ALTER TABLE "Unit" ADD COLUMN     "unlistedSince" TIMESTAMP(3);
