-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN "isNextAirDateDayOnly" BOOLEAN;
