ALTER TABLE "webinar_registration" ADD COLUMN "reminded_at" TIMESTAMPTZ;
