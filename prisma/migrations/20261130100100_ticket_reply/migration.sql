-- CreateTable
CREATE TABLE "ticket_reply" (
    "token_hash" TEXT NOT NULL,
    "ticket_id" UUID NOT NULL,
    "user_id" UUID,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ticket_reply_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "ticket_reply_ticket_id_idx" ON "ticket_reply"("ticket_id");

-- AddForeignKey
ALTER TABLE "ticket_reply" ADD CONSTRAINT "ticket_reply_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
