-- AlterTable
ALTER TABLE "invoice" ADD COLUMN     "archived_at" TIMESTAMPTZ;

-- « Archives » (F-127): what has been over for a year, last deposited first, as the list of issued invoices is.
CREATE INDEX invoice_archives_list ON invoice (supplier_id, submitted_at DESC NULLS FIRST, id DESC) WHERE archived_at IS NOT NULL AND status <> 'SUPPRIMEE';
-- What the job of the night looks for.
CREATE INDEX invoice_to_archive ON invoice (status_at) WHERE archived_at IS NULL AND status IN ('REJETEE', 'MISE_EN_PAIEMENT', 'NON_CONFORME', 'ABANDONNEE');
