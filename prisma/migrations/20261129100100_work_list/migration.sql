-- « Instructeur » of an issued invoice, and the searches that people keep.
ALTER TABLE "invoice" ADD COLUMN "instructor_id" UUID;
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_instructor_id_fkey" FOREIGN KEY ("instructor_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- « Les miennes » in « Synthèse »: what one person takes care of in one structure, by kind of gesture, oldest first.
CREATE INDEX invoice_instructor_work ON invoice (instructor_id, supplier_id, status, status_at, id) WHERE instructor_id IS NOT NULL;

CREATE TABLE "saved_search" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "saved_search_user_id_name_key" ON "saved_search"("user_id", "name");
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
