-- The life cycle, guarded by the database itself: whatever code writes, a status only moves as the transition table says.

ALTER TABLE "invoice" ADD COLUMN "global_discount" DECIMAL(19,6), ADD COLUMN "global_discount_reason" TEXT;
ALTER TABLE invoice ADD CONSTRAINT invoice_discount_not_negative CHECK (coalesce(global_discount, 0) >= 0);

-- Numbers of drafts (domain reference § 8.2). A sequence: two drafts made at once never get the same one.
CREATE SEQUENCE invoice_draft_number AS bigint START 1;

-- The pairs of lib/invoices/domain/transitions.ts; NULL stands for "no invoice yet". A test compares the two.
CREATE TABLE invoice_transition (
  from_status "InvoiceStatus",
  to_status "InvoiceStatus" NOT NULL,
  UNIQUE NULLS NOT DISTINCT (from_status, to_status)
);
INSERT INTO invoice_transition (from_status, to_status) VALUES
  (NULL, 'BROUILLON'),
  ('BROUILLON', 'SUPPRIMEE'),
  ('BROUILLON', 'DEPOSEE'),
  ('BROUILLON', 'A_VALIDER_1'),
  ('A_VALIDER_1', 'VALIDEE_1'),
  ('A_VALIDER_2', 'VALIDEE_2'),
  ('A_VALIDER_1', 'REFUSEE_1'),
  ('A_VALIDER_2', 'REFUSEE_2'),
  ('A_VALIDER_1', 'ERREUR_FOURNISSEUR_SUR_VALIDEUR'),
  ('A_VALIDER_2', 'ERREUR_COTRAITANT_SUR_VALIDEUR'),
  ('A_VALIDER_1', 'ABSENCE_VALIDATION_1_HORS_DELAI'),
  ('A_VALIDER_2', 'ABSENCE_VALIDATION_2_HORS_DELAI'),
  ('ERREUR_FOURNISSEUR_SUR_VALIDEUR', 'A_VALIDER_1'),
  ('ERREUR_COTRAITANT_SUR_VALIDEUR', 'A_VALIDER_2'),
  ('VALIDEE_1', 'DEPOSEE'),
  ('ABSENCE_VALIDATION_1_HORS_DELAI', 'DEPOSEE'),
  ('REFUSEE_1', 'DEPOSEE'),
  ('VALIDEE_1', 'A_VALIDER_2'),
  ('ABSENCE_VALIDATION_1_HORS_DELAI', 'A_VALIDER_2'),
  ('REFUSEE_1', 'A_VALIDER_2'),
  ('VALIDEE_2', 'DEPOSEE'),
  ('ABSENCE_VALIDATION_2_HORS_DELAI', 'DEPOSEE'),
  ('REFUSEE_2', 'DEPOSEE'),
  ('DEPOSEE', 'EN_COURS_ACHEMINEMENT'),
  ('EN_COURS_ACHEMINEMENT', 'MISE_A_DISPOSITION'),
  ('MISE_A_DISPOSITION', 'A_RECYCLER'),
  ('MISE_A_DISPOSITION', 'SUSPENDUE'),
  ('SERVICE_FAIT', 'SUSPENDUE'),
  ('COMPLETEE', 'SUSPENDUE'),
  ('MISE_A_DISPOSITION', 'REJETEE'),
  ('SERVICE_FAIT', 'REJETEE'),
  ('MANDATEE', 'REJETEE'),
  ('COMPLETEE', 'REJETEE'),
  ('SUSPENDUE', 'REJETEE'),
  ('MISE_A_DISPOSITION', 'SERVICE_FAIT'),
  ('COMPLETEE', 'SERVICE_FAIT'),
  ('MISE_A_DISPOSITION', 'MANDATEE'),
  ('SERVICE_FAIT', 'MANDATEE'),
  ('COMPLETEE', 'MANDATEE'),
  ('MISE_A_DISPOSITION', 'MISE_A_DISPOSITION_COMPTABLE'),
  ('SERVICE_FAIT', 'MISE_A_DISPOSITION_COMPTABLE'),
  ('COMPLETEE', 'MISE_A_DISPOSITION_COMPTABLE'),
  ('MANDATEE', 'MISE_A_DISPOSITION_COMPTABLE'),
  ('MISE_A_DISPOSITION', 'COMPTABILISEE'),
  ('SERVICE_FAIT', 'COMPTABILISEE'),
  ('COMPLETEE', 'COMPTABILISEE'),
  ('MANDATEE', 'COMPTABILISEE'),
  ('MISE_A_DISPOSITION_COMPTABLE', 'COMPTABILISEE'),
  ('MISE_A_DISPOSITION', 'MISE_EN_PAIEMENT'),
  ('SERVICE_FAIT', 'MISE_EN_PAIEMENT'),
  ('COMPLETEE', 'MISE_EN_PAIEMENT'),
  ('MANDATEE', 'MISE_EN_PAIEMENT'),
  ('MISE_A_DISPOSITION_COMPTABLE', 'MISE_EN_PAIEMENT'),
  ('COMPTABILISEE', 'MISE_EN_PAIEMENT'),
  ('SUSPENDUE', 'COMPLETEE'),
  ('A_RECYCLER', 'DEPOSEE');

CREATE FUNCTION guard_invoice_status() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was "InvoiceStatus" := CASE TG_OP WHEN 'UPDATE' THEN OLD.status END;
BEGIN
  IF NOT EXISTS (SELECT FROM invoice_transition WHERE from_status IS NOT DISTINCT FROM was AND to_status = NEW.status) THEN
    RAISE EXCEPTION 'an invoice does not go from % to %', coalesce(was::text, 'nothing'), NEW.status USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER invoice_status_of_new BEFORE INSERT ON invoice
  FOR EACH ROW EXECUTE FUNCTION guard_invoice_status();
CREATE TRIGGER invoice_status_guard BEFORE UPDATE OF status ON invoice
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION guard_invoice_status();

-- An invoice is never deleted: a draft becomes SUPPRIMEE, and what was sent stays.
CREATE TRIGGER invoice_never_deleted BEFORE DELETE OR TRUNCATE ON invoice
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a sent invoice says does not change: amounts, number, date, parties apart from what recycling corrects (domain reference § 10.2).
CREATE FUNCTION guard_sent_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.submitted_at IS NOT NULL AND (
    (NEW.number, NEW.issue_date, NEW.invoice_type, NEW.supplier_id, NEW.currency, NEW.submitted_at,
     NEW.total_excl_tax, NEW.total_tax, NEW.total_incl_tax, NEW.amount_due, NEW.global_discount, NEW.certificate,
     NEW.certificate_code)
    IS DISTINCT FROM
    (OLD.number, OLD.issue_date, OLD.invoice_type, OLD.supplier_id, OLD.currency, OLD.submitted_at,
     OLD.total_excl_tax, OLD.total_tax, OLD.total_incl_tax, OLD.amount_due, OLD.global_discount, OLD.certificate,
     OLD.certificate_code)
  ) THEN
    RAISE EXCEPTION 'what a sent invoice says cannot be changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER invoice_sent_is_fixed BEFORE UPDATE ON invoice
  FOR EACH ROW EXECUTE FUNCTION guard_sent_invoice();
