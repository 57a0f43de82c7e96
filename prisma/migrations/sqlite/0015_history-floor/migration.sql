-- AlterTable
ALTER TABLE "Unit" ADD COLUMN "historyFloor" DATETIME;
