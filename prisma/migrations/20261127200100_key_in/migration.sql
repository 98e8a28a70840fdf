-- Keyed-in invoices: what a line says besides its amounts, and the mandate under which the portal makes the document.
ALTER TABLE "invoice_line" ADD COLUMN "discount_percent" DECIMAL(7,4),
ADD COLUMN "vat_category" TEXT NOT NULL DEFAULT 'S';
ALTER TABLE "invoice_line" ADD CONSTRAINT invoice_line_vat_category CHECK (vat_category IN ('S', 'E', 'AE', 'O'));

CREATE TABLE "billing_mandate" (
    "id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "given_by_id" UUID NOT NULL,
    "given_by_name" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ NOT NULL,
    "withdrawn_at" TIMESTAMPTZ,
    "withdrawn_by_id" UUID,
    CONSTRAINT "billing_mandate_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "billing_mandate_structure_id_idx" ON "billing_mandate"("structure_id");
ALTER TABLE "billing_mandate" ADD CONSTRAINT "billing_mandate_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One stands for each structure.
CREATE UNIQUE INDEX billing_mandate_standing ON billing_mandate (structure_id) WHERE withdrawn_at IS NULL;
