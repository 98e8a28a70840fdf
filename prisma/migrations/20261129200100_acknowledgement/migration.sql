-- « Acquittement » of a rejection or a suspension (domain reference § 10.3).
ALTER TABLE "invoice" ADD COLUMN     "acknowledged_at" TIMESTAMPTZ;

-- What came back before anybody was asked to acknowledge it stops nobody.
UPDATE invoice SET acknowledged_at = status_at WHERE status IN ('REJETEE', 'SUSPENDUE');

-- What came back and waits to be acknowledged, oldest first: asked before each page, so only these rows are in it.
CREATE INDEX invoice_to_acknowledge ON invoice (supplier_id, status_at, id)
  WHERE status IN ('REJETEE', 'SUSPENDUE') AND acknowledged_at IS NULL AND rejection_handled_at IS NULL;
