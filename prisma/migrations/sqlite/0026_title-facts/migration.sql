-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN "arrSlug" TEXT;
ALTER TABLE "MediaRequest" ADD COLUMN "backdropUrl" TEXT;
ALTER TABLE "MediaRequest" ADD COLUMN "genres" TEXT;
ALTER TABLE "MediaRequest" ADD COLUMN "overview" TEXT;
ALTER TABLE "MediaRequest" ADD COLUMN "runtimeMinutes" INTEGER;
