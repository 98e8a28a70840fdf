-- CreateTable
CREATE TABLE "fiscal_seal" (
    "structure_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "fiscal_seal_pkey" PRIMARY KEY ("structure_id","year")
);

-- AddForeignKey
ALTER TABLE "fiscal_seal" ADD CONSTRAINT "fiscal_seal_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
