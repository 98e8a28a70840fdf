-- Rejections that the supplier has not treated: the counters know rejections, treated or not (F-153).
CREATE INDEX invoice_rejection_untreated ON invoice (supplier_id, status_at) INCLUDE (supplier_service_id, invoice_type, total_incl_tax)
  WHERE status = 'REJETEE' AND rejection_handled_at IS NULL;
