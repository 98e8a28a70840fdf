-- Flows: lots of invoices, and electronic invoices by themselves (domain reference § 9). Nothing has written the table before.
CREATE TYPE "FlowMemberState" AS ENUM ('WAITING', 'DEPOSITED', 'REFUSED', 'IGNORED');

ALTER TABLE "deposit_flow" ADD COLUMN     "deposited_by_id" UUID NOT NULL,
ADD COLUMN     "document_id" UUID NOT NULL,
ADD COLUMN     "listed_at" TIMESTAMPTZ,
ADD COLUMN     "recipient" TEXT,
ADD COLUMN     "service_id" UUID,
ADD COLUMN     "session_id" UUID NOT NULL,
ADD COLUMN     "structure_id" UUID NOT NULL;

CREATE TABLE "deposit_flow_member" (
    "id" UUID NOT NULL,
    "flow_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "state" "FlowMemberState" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "invoice_id" UUID,
    "code" TEXT,
    "params" JSONB,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "deposit_flow_member_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "deposit_flow_member_invoice_id_idx" ON "deposit_flow_member"("invoice_id");

CREATE UNIQUE INDEX "deposit_flow_member_flow_id_position_key" ON "deposit_flow_member"("flow_id", "position");

CREATE INDEX "deposit_flow_structure_id_deposited_at_id_idx" ON "deposit_flow"("structure_id", "deposited_at", "id");

ALTER TABLE "deposit_flow" ADD CONSTRAINT "deposit_flow_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "deposit_flow" ADD CONSTRAINT "deposit_flow_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "deposit_flow" ADD CONSTRAINT "deposit_flow_deposited_by_id_fkey" FOREIGN KEY ("deposited_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "deposit_flow" ADD CONSTRAINT "deposit_flow_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "deposit_flow_member" ADD CONSTRAINT "deposit_flow_member_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "deposit_flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "deposit_flow_member" ADD CONSTRAINT "deposit_flow_member_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CPP and digits (§ 9.4). A sequence: two flows at once never get the same number.
CREATE SEQUENCE deposit_flow_number AS bigint START 1;

ALTER TABLE "deposit_flow_member" ADD CONSTRAINT deposit_flow_member_reason CHECK (state NOT IN ('REFUSED', 'IGNORED') OR code IS NOT NULL);
ALTER TABLE "deposit_flow_member" ADD CONSTRAINT deposit_flow_member_invoice CHECK (state <> 'DEPOSITED' OR ended_at IS NOT NULL);
