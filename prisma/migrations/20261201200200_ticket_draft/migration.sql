-- Tickets that were begun and kept, to be sent later.
CREATE TABLE "ticket_draft" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "subcategory_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ticket_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ticket_draft_user_id_saved_at_idx" ON "ticket_draft"("user_id", "saved_at");

-- AddForeignKey
ALTER TABLE "ticket_draft" ADD CONSTRAINT "ticket_draft_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_draft" ADD CONSTRAINT "ticket_draft_subcategory_id_fkey" FOREIGN KEY ("subcategory_id") REFERENCES "ticket_subcategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
