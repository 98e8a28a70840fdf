-- « Rechercher »: each order that is offered is one of an index, read from either end; none sorts a supplier's invoices.
CREATE INDEX invoice_issued_by_date ON invoice (supplier_id, issue_date DESC, id DESC)
  INCLUDE (status, supplier_service_id) WHERE status <> 'SUPPRIMEE';
CREATE INDEX invoice_issued_by_amount ON invoice (supplier_id, total_incl_tax DESC, id DESC)
  INCLUDE (status, supplier_service_id) WHERE status <> 'SUPPRIMEE';

-- References that one looks up whole, and that few invoices share.
CREATE INDEX invoice_contract_search ON invoice (contract_number) WHERE contract_number IS NOT NULL;
CREATE INDEX invoice_original_search ON invoice (original_number) WHERE original_number IS NOT NULL;
CREATE INDEX invoice_flow_search ON invoice (deposit_flow_id) WHERE deposit_flow_id IS NOT NULL;
