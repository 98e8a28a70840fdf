-- The outbox keeps what mails say, so that those to one address leave in their order; mails that gather several events (feature F-129).
-- AlterTable
ALTER TABLE "mail_delivery" ADD COLUMN     "claimed_until" TIMESTAMPTZ,
ADD COLUMN     "failed_at" TIMESTAMPTZ,
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "locale" TEXT NOT NULL DEFAULT 'fr',
ADD COLUMN     "next_try_at" TIMESTAMPTZ,
ADD COLUMN     "params" JSONB,
ADD COLUMN     "position" BIGSERIAL NOT NULL,
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "mail_rhythm" (
    "user_id" UUID NOT NULL,
    "application" TEXT NOT NULL,
    "rhythm" TEXT NOT NULL,
    "weekly" BOOLEAN NOT NULL,

    CONSTRAINT "mail_rhythm_pkey" PRIMARY KEY ("user_id","application")
);

-- CreateTable
CREATE TABLE "grouped_notice" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "grouping" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "link" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "due_at" TIMESTAMPTZ NOT NULL,
    "delivery_id" UUID,

    CONSTRAINT "grouped_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "grouped_notice_delivery_id_idx" ON "grouped_notice"("delivery_id");

-- AddForeignKey
ALTER TABLE "mail_rhythm" ADD CONSTRAINT "mail_rhythm_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grouped_notice" ADD CONSTRAINT "grouped_notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What waits for an address, first of all the oldest.
CREATE INDEX "mail_delivery_waiting" ON "mail_delivery"("recipient", "position") WHERE "sent_at" IS NULL AND "failed_at" IS NULL;
-- What waits for the morning.
CREATE INDEX "grouped_notice_waiting" ON "grouped_notice"("due_at") WHERE "delivery_id" IS NULL;

-- Mails that wait in the queue as this is installed: their jobs held what they say.
DO $$
BEGIN
  IF to_regclass('pgboss.job') IS NOT NULL THEN
    UPDATE "mail_delivery" d SET "params" = j.data->'params', "locale" = j.data->>'locale'
      FROM pgboss.job j
      WHERE j.name = 'mail.send' AND j.state IN ('created', 'retry', 'active') AND j.data->>'deliveryId' = d.id::text AND d."sent_at" IS NULL;
  END IF;
END $$;
-- What is neither sent nor waiting was given up by the queue.
UPDATE "mail_delivery" SET "failed_at" = now(), "failure" = 'GIVEN_UP' WHERE "sent_at" IS NULL AND "params" IS NULL;
