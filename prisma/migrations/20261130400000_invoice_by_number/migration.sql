-- The search bar (F-3): an invoice by the beginning of its number, among those of a supplier or of a recipient.
CREATE INDEX invoice_issued_by_number ON invoice (supplier_id, upper(number) text_pattern_ops) WHERE number IS NOT NULL;
CREATE INDEX invoice_received_by_number ON invoice (recipient_id, upper(number) text_pattern_ops)
  WHERE number IS NOT NULL AND made_available_at IS NOT NULL;
