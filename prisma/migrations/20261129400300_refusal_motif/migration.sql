-- Why a recipient sent invoices back, by supplier: what the pre-flight list warns of (F-149). Codes of motifs alone, never a comment.

CREATE TABLE "refusal_motif" (
    "recipient_id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "motif" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "refusal_motif_pkey" PRIMARY KEY ("recipient_id","supplier_id","motif")
);
ALTER TABLE "refusal_motif" ADD CONSTRAINT "refusal_motif_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "refusal_motif" ADD CONSTRAINT "refusal_motif_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the history knows already: the step names the structure in whose name it was made.
INSERT INTO refusal_motif (recipient_id, supplier_id, motif, count, last_at)
  SELECT e.structure_id, i.supplier_id, e.motif, count(*), max(e.at)
  FROM invoice_status_event e JOIN invoice i ON i.id = e.invoice_id JOIN structure s ON s.id = e.structure_id
  WHERE e.event IN ('reject', 'suspend', 'ask-recycling') AND e.motif IS NOT NULL
  GROUP BY 1, 2, 3;
