-- CreateEnum
CREATE TYPE "ClaimStatus" AS ENUM ('OPEN', 'ACCEPTED', 'REFUSED', 'CANCELLED');

-- CreateTable
CREATE TABLE "structure_claim" (
    "id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "claimant_id" UUID NOT NULL,
    "explanation" TEXT NOT NULL,
    "status" "ClaimStatus" NOT NULL DEFAULT 'OPEN',
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidable_at" TIMESTAMPTZ NOT NULL,
    "ripe_told_at" TIMESTAMPTZ,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ,
    "reason" TEXT,

    CONSTRAINT "structure_claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_notice" (
    "id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "manager" BOOLEAN NOT NULL,
    "token_hash" TEXT NOT NULL,
    "objected_at" TIMESTAMPTZ,

    CONSTRAINT "claim_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim_file" (
    "claim_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,

    CONSTRAINT "claim_file_pkey" PRIMARY KEY ("claim_id","document_id")
);

-- CreateIndex
CREATE INDEX "structure_claim_structure_id_status_idx" ON "structure_claim"("structure_id", "status");

-- CreateIndex
CREATE INDEX "structure_claim_status_created_at_idx" ON "structure_claim"("status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "claim_notice_token_hash_key" ON "claim_notice"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "claim_notice_claim_id_user_id_key" ON "claim_notice"("claim_id", "user_id");

-- AddForeignKey
ALTER TABLE "structure_claim" ADD CONSTRAINT "structure_claim_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "structure_claim" ADD CONSTRAINT "structure_claim_claimant_id_fkey" FOREIGN KEY ("claimant_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_notice" ADD CONSTRAINT "claim_notice_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "structure_claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_notice" ADD CONSTRAINT "claim_notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_file" ADD CONSTRAINT "claim_file_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "structure_claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim_file" ADD CONSTRAINT "claim_file_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- One open claim per person and structure.
CREATE UNIQUE INDEX structure_claim_one_open ON structure_claim (structure_id, claimant_id) WHERE status = 'OPEN';
