-- The rules of the 2026 reform (decision 60): from which day each holds, and which of them an invoice was sent under.

ALTER TABLE "invoice" ADD COLUMN "reform" TEXT[] DEFAULT ARRAY[]::TEXT[], ADD COLUMN "number_scope" TEXT;

CREATE TABLE "reform_setting" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "holds_from" DATE,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "reform_setting_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "reform_setting_code_version_key" ON "reform_setting"("code", "version");
ALTER TABLE "reform_setting" ADD CONSTRAINT "reform_setting_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER reform_setting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reform_setting
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Sent under the rules of the reform, a number is the only one of a company; what is excluded has an empty scope, in neither index.
DROP INDEX invoice_number_once;
CREATE UNIQUE INDEX invoice_number_once ON invoice (supplier_id, upper(number), (extract(year FROM issue_date)))
  WHERE status NOT IN ('BROUILLON', 'INTERPRETEE_OCR', 'SUPPRIMEE') AND number_scope IS NULL;
CREATE UNIQUE INDEX invoice_number_once_in_company ON invoice (number_scope, upper(number), (extract(year FROM issue_date)))
  WHERE status NOT IN ('BROUILLON', 'INTERPRETEE_OCR', 'SUPPRIMEE') AND number_scope <> '';

-- The rules that an invoice was sent under are part of what it says.
CREATE OR REPLACE FUNCTION guard_sent_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.submitted_at IS NOT NULL AND (
    (NEW.number, NEW.issue_date, NEW.invoice_type, NEW.supplier_id, NEW.currency, NEW.submitted_at,
     NEW.total_excl_tax, NEW.total_tax, NEW.total_incl_tax, NEW.amount_due, NEW.global_discount, NEW.certificate,
     NEW.certificate_code, NEW.reform, NEW.number_scope)
    IS DISTINCT FROM
    (OLD.number, OLD.issue_date, OLD.invoice_type, OLD.supplier_id, OLD.currency, OLD.submitted_at,
     OLD.total_excl_tax, OLD.total_tax, OLD.total_incl_tax, OLD.amount_due, OLD.global_discount, OLD.certificate,
     OLD.certificate_code, OLD.reform, OLD.number_scope)
  ) THEN
    RAISE EXCEPTION 'what a sent invoice says cannot be changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
