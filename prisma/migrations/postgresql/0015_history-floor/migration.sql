-- AlterTable
ALTER TABLE "Unit" ADD COLUMN     "historyFloor" TIMESTAMP(3);
