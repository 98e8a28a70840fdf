-- A bench for testers (decision 52): the time of the portal, recipients that answer by themselves, invoices on order, and moves that the
-- life cycle does not have.

-- AlterEnum
ALTER TYPE "SystemRole" ADD VALUE 'TESTER';

-- CreateTable
CREATE TABLE "test_clock" (
    "id" INTEGER NOT NULL,
    "shift_days" INTEGER NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "test_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "test_recipient" (
    "structure_id" UUID NOT NULL,
    "scenario" TEXT NOT NULL,
    "delay_seconds" INTEGER NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "test_recipient_pkey" PRIMARY KEY ("structure_id")
);

-- CreateTable
CREATE TABLE "test_order" (
    "id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "status" "InvoiceStatus" NOT NULL,
    "count" INTEGER NOT NULL,
    "made" INTEGER NOT NULL DEFAULT 0,
    "days_ago" INTEGER NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "problem" TEXT,

    CONSTRAINT "test_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_override" (
    "from_status" "InvoiceStatus" NOT NULL,
    "to_status" "InvoiceStatus" NOT NULL,

    CONSTRAINT "invoice_override_pkey" PRIMARY KEY ("from_status","to_status")
);

-- CreateIndex
CREATE INDEX "test_order_by_id_at_idx" ON "test_order"("by_id", "at");

-- AddForeignKey
ALTER TABLE "test_clock" ADD CONSTRAINT "test_clock_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_recipient" ADD CONSTRAINT "test_recipient_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_recipient" ADD CONSTRAINT "test_recipient_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_order" ADD CONSTRAINT "test_order_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_order" ADD CONSTRAINT "test_order_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "test_order" ADD CONSTRAINT "test_order_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE test_clock ADD CONSTRAINT test_clock_is_one CHECK (id = 1 AND shift_days BETWEEN 0 AND 3660);
ALTER TABLE test_order ADD CONSTRAINT test_order_bounded CHECK (count BETWEEN 1 AND 200 AND made BETWEEN 0 AND count);

-- The moves that a recipient's own system may report in any order (domain reference § 10.2, « Real rule »). A test compares them with
-- lib/invoices/domain/override.ts.
INSERT INTO invoice_override (from_status, to_status)
  SELECT f.s, t.s
  FROM unnest(ARRAY['MISE_A_DISPOSITION', 'A_RECYCLER', 'REJETEE', 'SUSPENDUE', 'COMPLETEE', 'SERVICE_FAIT', 'MANDATEE',
                    'MISE_A_DISPOSITION_COMPTABLE', 'COMPTABILISEE', 'MISE_EN_PAIEMENT']::"InvoiceStatus"[]) AS f(s)
  CROSS JOIN unnest(ARRAY['MISE_A_DISPOSITION', 'A_RECYCLER', 'REJETEE', 'SUSPENDUE', 'SERVICE_FAIT', 'MANDATEE',
                    'MISE_A_DISPOSITION_COMPTABLE', 'COMPTABILISEE', 'MISE_EN_PAIEMENT']::"InvoiceStatus"[]) AS t(s)
  WHERE f.s <> t.s;

-- A pair of that table passes only in a transaction that said so for this very invoice.
CREATE OR REPLACE FUNCTION guard_invoice_status() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was "InvoiceStatus" := CASE TG_OP WHEN 'UPDATE' THEN OLD.status END;
BEGIN
  IF EXISTS (SELECT FROM invoice_transition WHERE from_status IS NOT DISTINCT FROM was AND to_status = NEW.status) THEN
    RETURN NEW;
  END IF;
  IF current_setting('chorale.override', true) = NEW.id::text
     AND EXISTS (SELECT FROM invoice_override WHERE from_status = was AND to_status = NEW.status) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an invoice does not go from % to %', coalesce(was::text, 'nothing'), NEW.status USING ERRCODE = 'restrict_violation';
END $$;
