-- Who of the recipient's people takes care of a received invoice (F-114), and who gave it to them.

ALTER TABLE "invoice" ADD COLUMN "assignee_id" UUID;
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- « Les miennes »: a page of one person's invoices of one structure, in the order of the list.
CREATE INDEX invoice_received_assignee ON invoice (assignee_id, recipient_id, made_available_at DESC, id DESC)
  WHERE assignee_id IS NOT NULL AND made_available_at IS NOT NULL;

CREATE TABLE "invoice_assignment" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "assignee_id" UUID,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "invoice_assignment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "invoice_assignment_invoice_id_at_idx" ON "invoice_assignment"("invoice_id", "at");
ALTER TABLE "invoice_assignment" ADD CONSTRAINT "invoice_assignment_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "invoice_assignment" ADD CONSTRAINT "invoice_assignment_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "invoice_assignment" ADD CONSTRAINT "invoice_assignment_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER invoice_assignment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON invoice_assignment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
