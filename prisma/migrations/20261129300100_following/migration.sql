-- What both sides say and do about an invoice besides moving it, and the receipts they take (features F-133, F-139, F-160).
-- CreateTable
CREATE TABLE "invoice_comment" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "recipient_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "structure_label" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "withdrawn_at" TIMESTAMPTZ,

    CONSTRAINT "invoice_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_comment_read" (
    "invoice_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "invoice_comment_read_pkey" PRIMARY KEY ("invoice_id","user_id","side")
);

-- CreateTable
CREATE TABLE "invoice_action" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "side" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "user_email" TEXT,
    "structure_label" TEXT NOT NULL,
    "about" TEXT,

    CONSTRAINT "invoice_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_receipt" (
    "code" TEXT NOT NULL,
    "invoice_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "invoice_receipt_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "invoice_comment_invoice_id_at_idx" ON "invoice_comment"("invoice_id", "at");

-- CreateIndex
CREATE INDEX "invoice_action_invoice_id_at_idx" ON "invoice_action"("invoice_id", "at");

-- CreateIndex
CREATE INDEX "invoice_receipt_invoice_id_idx" ON "invoice_receipt"("invoice_id");

-- AddForeignKey
ALTER TABLE "invoice_comment" ADD CONSTRAINT "invoice_comment_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_comment_read" ADD CONSTRAINT "invoice_comment_read_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_action" ADD CONSTRAINT "invoice_action_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_receipt" ADD CONSTRAINT "invoice_receipt_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was done stays as it was.
CREATE TRIGGER invoice_action_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON invoice_action
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_receipt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON invoice_receipt
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A comment is withdrawn once, and nothing else of it changes.
CREATE FUNCTION hold_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR NEW.text <> ''
     OR (NEW.id, NEW.invoice_id, NEW.side, NEW.recipient_id, NEW.user_id, NEW.user_name, NEW.structure_label, NEW.at)
        IS DISTINCT FROM (OLD.id, OLD.invoice_id, OLD.side, OLD.recipient_id, OLD.user_id, OLD.user_name, OLD.structure_label, OLD.at) THEN
    RAISE EXCEPTION 'a comment can only be withdrawn' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invoice_comment_held BEFORE UPDATE OR DELETE ON invoice_comment FOR EACH ROW EXECUTE FUNCTION hold_comment();
ALTER TABLE invoice_comment ADD CONSTRAINT invoice_comment_said CHECK (text <> '' OR withdrawn_at IS NOT NULL);
