-- CreateTable
CREATE TABLE "FeedAddress" (
    "personId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "FeedAddress_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE UNIQUE INDEX "FeedAddress_tokenHash_key" ON "FeedAddress"("tokenHash");

-- AddForeignKey
ALTER TABLE "FeedAddress" ADD CONSTRAINT "FeedAddress_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
