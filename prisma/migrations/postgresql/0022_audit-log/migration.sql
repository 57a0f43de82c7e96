-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "count" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "lastAt" TIMESTAMP(3),
ADD COLUMN     "token" TEXT;

-- CreateIndex
CREATE INDEX "AuditEntry_personId_id_idx" ON "AuditEntry"("personId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_isDenied_id_idx" ON "AuditEntry"("isDenied", "id");
