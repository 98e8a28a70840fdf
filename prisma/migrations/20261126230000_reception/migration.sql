-- When its managers said themselves what the structure asks of invoices: from then on a directory file leaves that alone.
ALTER TABLE "structure" ADD COLUMN "reception_set_at" TIMESTAMPTZ;
