-- « Factures à valider » (F-115): the second validator, and when each could first see the invoice.
ALTER TABLE "invoice" ADD COLUMN     "second_validator_id" UUID,
ADD COLUMN     "to_validate_at" TIMESTAMPTZ,
ADD COLUMN     "to_validate_second_at" TIMESTAMPTZ;

ALTER TABLE "invoice" ADD CONSTRAINT "invoice_second_validator_id_fkey" FOREIGN KEY ("second_validator_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What was sent for approval before there was an application to approve it in.
UPDATE invoice SET to_validate_at = submitted_at
  WHERE validator_id IS NOT NULL AND submitted_at IS NOT NULL AND cadre IN ('A9_FACTURE_SOUSTRAITANT', 'A12_FACTURE_COTRAITANT');

-- Whoever is asked to approve is named, and the two are not the same.
ALTER TABLE invoice ADD CONSTRAINT invoice_validators_are_named CHECK (
  (to_validate_at IS NULL OR validator_id IS NOT NULL)
  AND (to_validate_second_at IS NULL OR (second_validator_id IS NOT NULL AND second_validator_id <> validator_id))
);

-- A page of « Toutes » from its index, in order, for each of the two places.
CREATE INDEX invoice_to_validate_list ON invoice (validator_id, to_validate_at DESC, id DESC) WHERE to_validate_at IS NOT NULL;
CREATE INDEX invoice_to_validate_second_list ON invoice (second_validator_id, to_validate_second_at DESC, id DESC)
  WHERE to_validate_second_at IS NOT NULL;

-- « À valider », oldest first, and the silence of fifteen days: only what waits is in these.
CREATE INDEX invoice_waiting_validation ON invoice (validator_id, to_validate_at, id) WHERE status = 'A_VALIDER_1';
CREATE INDEX invoice_waiting_second_validation ON invoice (second_validator_id, to_validate_second_at, id) WHERE status = 'A_VALIDER_2';
