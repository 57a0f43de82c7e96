-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN "token" TEXT;
ALTER TABLE "AuditEntry" ADD COLUMN "count" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "AuditEntry" ADD COLUMN "lastAt" DATETIME;

-- CreateIndex
CREATE INDEX "AuditEntry_personId_id_idx" ON "AuditEntry"("personId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_isDenied_id_idx" ON "AuditEntry"("isDenied", "id");
