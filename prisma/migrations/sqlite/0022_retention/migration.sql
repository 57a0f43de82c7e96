-- CreateIndex
CREATE INDEX "ParkedObservation_deliveryId_idx" ON "ParkedObservation"("deliveryId");

-- CreateIndex
CREATE INDEX "Transition_evidence_idx" ON "Transition"("at") WHERE "evidence" IS NOT NULL;
