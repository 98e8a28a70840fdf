-- What the schema language cannot say: search extensions, partial indexes, append-only tables, invariants.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- unaccent() is only STABLE, since its dictionary could change; an index needs IMMUTABLE. The dictionary is named, so it is.
CREATE FUNCTION plain_text(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT lower(public.unaccent('public.unaccent', $1)) $$;

-- Directory search by name, town or identifier, typing errors forgiven.
CREATE INDEX structure_search ON structure USING gin (
  plain_text(legal_name || ' ' || coalesce(label, '') || ' ' || coalesce(town, '') || ' ' || coalesce(postcode, '') || ' ' || identifier) gin_trgm_ops
);

-- One pending request per person, structure and service.
CREATE UNIQUE INDEX attachment_request_one_pending ON attachment_request
  (user_id, structure_id, coalesce(service_id, '00000000-0000-0000-0000-000000000000'::uuid))
  WHERE status = 'EN_COURS_DE_VALIDATION';

-- One main manager per structure.
CREATE UNIQUE INDEX membership_one_main_manager ON membership (structure_id)
  WHERE role = 'MAIN_MANAGER' AND ended_at IS NULL;

-- The same right is held once.
CREATE UNIQUE INDEX habilitation_once ON habilitation
  (membership_id, coalesce(service_id, '00000000-0000-0000-0000-000000000000'::uuid), application, level);

-- One number per supplier and year of the invoice; drafts and deleted drafts do not occupy it (domain reference § 8.5).
CREATE UNIQUE INDEX invoice_number_once ON invoice (supplier_id, upper(number), (extract(year FROM issue_date)))
  WHERE status NOT IN ('BROUILLON', 'INTERPRETEE_OCR', 'SUPPRIMEE');

-- One main file per invoice.
CREATE UNIQUE INDEX invoice_file_one_main ON invoice_file (invoice_id) WHERE role = 'MAIN';

-- What left the drafts is complete: no code path can send less.
ALTER TABLE invoice ADD CONSTRAINT invoice_sent_is_complete CHECK (
  status IN ('BROUILLON', 'INTERPRETEE_OCR', 'SUPPRIMEE')
  OR (number IS NOT NULL AND issue_date IS NOT NULL AND recipient_id IS NOT NULL AND vat_type IS NOT NULL
      AND total_excl_tax IS NOT NULL AND total_tax IS NOT NULL AND total_incl_tax IS NOT NULL AND amount_due IS NOT NULL
      AND submitted_at IS NOT NULL)
);
ALTER TABLE invoice ADD CONSTRAINT invoice_amounts_not_negative CHECK (
  coalesce(total_excl_tax, 0) >= 0 AND coalesce(total_tax, 0) >= 0 AND coalesce(total_incl_tax, 0) >= 0 AND coalesce(amount_due, 0) >= 0
);
ALTER TABLE invoice_counter ADD CONSTRAINT invoice_counter_not_negative CHECK (count >= 0);
ALTER TABLE document ADD CONSTRAINT document_sha256_is_hex CHECK (sha256 ~ '^[0-9a-f]{64}$' AND size > 0);

-- History and audit only grow.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER invoice_status_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON invoice_status_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
