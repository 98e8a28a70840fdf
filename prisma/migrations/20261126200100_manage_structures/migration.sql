-- What managers do to a structure: deactivate it, refresh it from a register, change its identifier, hold and end bank accounts.

ALTER TABLE "structure" ADD COLUMN "deactivated_at" TIMESTAMPTZ,
ADD COLUMN "origin_id" UUID,
ADD COLUMN "register_source" TEXT,
ADD COLUMN "register_checked_at" TIMESTAMPTZ,
ADD COLUMN "register_undisclosed" BOOLEAN NOT NULL DEFAULT false;

CREATE UNIQUE INDEX "structure_origin_id_key" ON "structure"("origin_id");
ALTER TABLE "structure" ADD CONSTRAINT "structure_origin_id_fkey" FOREIGN KEY ("origin_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "bank_account" ADD COLUMN "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "created_by_id" UUID,
ADD COLUMN "cancelled_at" TIMESTAMPTZ,
ADD COLUMN "replaces_id" UUID;

CREATE INDEX "bank_account_structure_id_idx" ON "bank_account"("structure_id");
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "bank_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- An account that ended stays for the invoices that name it, and the same IBAN may come again: one open account for each.
DROP INDEX "bank_account_structure_id_iban_key";
CREATE UNIQUE INDEX bank_account_one_open ON bank_account (structure_id, iban) WHERE valid_to IS NULL;
ALTER TABLE bank_account ADD CONSTRAINT bank_account_ends_after_start CHECK (valid_to IS NULL OR valid_to >= valid_from);
