-- AlterTable
ALTER TABLE "MediaRequest" ADD COLUMN     "arrSlug" TEXT,
ADD COLUMN     "backdropUrl" TEXT,
ADD COLUMN     "genres" TEXT,
ADD COLUMN     "overview" TEXT,
ADD COLUMN     "runtimeMinutes" INTEGER;
