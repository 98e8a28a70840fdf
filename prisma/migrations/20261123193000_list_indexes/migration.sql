-- The lists at a million invoices and more (measured by `npm run bench -- --only=lists`).

-- A page of a structure's list is read from its index alone, in order, whatever its size: the columns that the list filters on are in
-- the index, so that the planner prefers it even when it knows only the average structure (many structures at once).
CREATE INDEX invoice_issued_list ON invoice (supplier_id, submitted_at DESC, id DESC)
  INCLUDE (status, supplier_service_id) WHERE status <> 'SUPPRIMEE';
DROP INDEX invoice_supplier_id_submitted_at_id_idx;

CREATE INDEX invoice_received_list ON invoice (recipient_id, made_available_at DESC, id DESC)
  INCLUDE (status, recipient_service_id) WHERE made_available_at IS NOT NULL;
DROP INDEX invoice_recipient_id_made_available_at_id_idx;

-- One service of a recipient that has many: without it, all of the recipient's invoices are read and the others thrown away.
CREATE INDEX invoice_received_by_service ON invoice (recipient_id, recipient_service_id, made_available_at DESC, id DESC)
  WHERE recipient_service_id IS NOT NULL AND made_available_at IS NOT NULL;

-- Part of a number, typed in a list. The expression is the one of the search, to the letter.
CREATE INDEX invoice_number_search ON invoice USING gin (upper(coalesce(number, draft_number)) gin_trgm_ops);

-- An engagement number, on both sides.
CREATE INDEX invoice_commitment_search ON invoice (commitment_number) WHERE commitment_number IS NOT NULL;
