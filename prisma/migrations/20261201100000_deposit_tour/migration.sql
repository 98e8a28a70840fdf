CREATE TABLE "deposit_tour" (
    "user_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "deposit_tour_pkey" PRIMARY KEY ("user_id")
);

ALTER TABLE "deposit_tour" ADD CONSTRAINT "deposit_tour_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "deposit_tour" ADD CONSTRAINT "deposit_tour_state" CHECK ("state" IN ('RUNNING', 'LEFT', 'DONE'));
