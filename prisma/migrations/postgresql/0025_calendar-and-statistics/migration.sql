-- AlterTable
ALTER TABLE "Unit" ADD COLUMN     "isDayOnly" BOOLEAN;

-- CreateTable
CREATE TABLE "StageVisit" (
    "requestId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "enteredDay" INTEGER NOT NULL,
    "leftDay" INTEGER,
    "seconds" INTEGER,
    "service" TEXT,
    "indexer" TEXT,
    "mediaType" TEXT NOT NULL,
    "isAnime" BOOLEAN NOT NULL,

    CONSTRAINT "StageVisit_pkey" PRIMARY KEY ("requestId","ordinal")
);

-- CreateIndex
CREATE INDEX "StageVisit_enteredDay_state_ordinal_idx" ON "StageVisit"("enteredDay", "state", "ordinal");

-- CreateIndex
CREATE INDEX "StageVisit_leftDay_state_idx" ON "StageVisit"("leftDay", "state");

-- CreateIndex
CREATE INDEX "StageVisit_state_seconds_leftDay_idx" ON "StageVisit"("state", "seconds", "leftDay");

-- CreateIndex
CREATE INDEX "Unit_airDate_id_idx" ON "Unit"("airDate", "id");

-- AddForeignKey
ALTER TABLE "StageVisit" ADD CONSTRAINT "StageVisit_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "MediaRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;
