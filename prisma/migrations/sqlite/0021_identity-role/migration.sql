-- AlterTable
ALTER TABLE "Identity" ADD COLUMN "role" TEXT;
