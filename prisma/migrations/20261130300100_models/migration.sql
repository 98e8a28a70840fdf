-- Recipients at hand, invoices said once and for all, and drafts that come at each period (F-135).

CREATE TABLE "favourite_recipient" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "service_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "favourite_recipient_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "favourite_recipient_user_id_idx" ON "favourite_recipient"("user_id");

CREATE TABLE "invoice_model" (
    "id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "supplier_service_id" UUID,
    "name" TEXT NOT NULL,
    "cadre" TEXT NOT NULL,
    "typed" BOOLEAN NOT NULL,
    "content" JSONB NOT NULL,
    "made_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "invoice_model_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "invoice_model_supplier_id_name_key" ON "invoice_model"("supplier_id", "name");

CREATE TABLE "recurrence" (
    "id" UUID NOT NULL,
    "model_id" UUID NOT NULL,
    "every" TEXT NOT NULL,
    "day_of_month" INTEGER NOT NULL,
    "next_on" DATE NOT NULL,
    "until_on" DATE,
    "paused_at" TIMESTAMPTZ,
    "problem" TEXT,
    "ended_at" TIMESTAMPTZ,
    "made_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "recurrence_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "recurrence_model_id_idx" ON "recurrence"("model_id");

CREATE TABLE "recurrence_run" (
    "recurrence_id" UUID NOT NULL,
    "period" DATE NOT NULL,
    "invoice_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "recurrence_run_pkey" PRIMARY KEY ("recurrence_id","period")
);

ALTER TABLE "favourite_recipient" ADD CONSTRAINT "favourite_recipient_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "favourite_recipient" ADD CONSTRAINT "favourite_recipient_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "favourite_recipient" ADD CONSTRAINT "favourite_recipient_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invoice_model" ADD CONSTRAINT "invoice_model_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "invoice_model" ADD CONSTRAINT "invoice_model_supplier_service_id_fkey" FOREIGN KEY ("supplier_service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "invoice_model" ADD CONSTRAINT "invoice_model_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recurrence" ADD CONSTRAINT "recurrence_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "invoice_model"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "recurrence" ADD CONSTRAINT "recurrence_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recurrence_run" ADD CONSTRAINT "recurrence_run_recurrence_id_fkey" FOREIGN KEY ("recurrence_id") REFERENCES "recurrence"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "recurrence_run" ADD CONSTRAINT "recurrence_run_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Once for each person, recipient and service; without a service it is once too.
CREATE UNIQUE INDEX favourite_recipient_once ON favourite_recipient (user_id, recipient_id, service_id) NULLS NOT DISTINCT;
ALTER TABLE recurrence ADD CONSTRAINT recurrence_bounded CHECK (every IN ('MONTH', 'QUARTER') AND day_of_month BETWEEN 1 AND 31);
-- What the job looks for.
CREATE INDEX recurrence_due ON recurrence (next_on) WHERE ended_at IS NULL AND paused_at IS NULL;
