-- A cancellation that the supplier asks for (F-136), and the payment that it declares received (F-146).
ALTER TABLE "invoice" ADD COLUMN     "cancellation_asked_at" TIMESTAMPTZ,
ADD COLUMN     "payment_received_at" TIMESTAMPTZ,
ADD COLUMN     "payment_reminded_at" TIMESTAMPTZ;

-- Nobody is reminded of what was paid before anybody could declare it.
UPDATE invoice SET payment_reminded_at = status_at WHERE status = 'MISE_EN_PAIEMENT';

-- What the daily reminder looks at.
CREATE INDEX invoice_payment_to_declare ON invoice (status_at, id)
  WHERE status = 'MISE_EN_PAIEMENT' AND payment_received_at IS NULL AND payment_reminded_at IS NULL;
