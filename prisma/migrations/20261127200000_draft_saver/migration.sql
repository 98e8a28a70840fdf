-- Who saved a draft last: a list of drafts says it, and so does a save that meets another one.
ALTER TABLE "invoice" ADD COLUMN "saved_by_id" UUID;
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Same recipient, date and amount: looked up at every check of a draft.
CREATE INDEX invoice_same_amount ON invoice (supplier_id, issue_date, total_incl_tax)
  WHERE status NOT IN ('BROUILLON', 'INTERPRETEE_OCR', 'SUPPRIMEE');
