CREATE TABLE "webinar" (
    "id" UUID NOT NULL,
    "title_french" TEXT NOT NULL,
    "title_english" TEXT NOT NULL,
    "body_french" TEXT NOT NULL,
    "body_english" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ NOT NULL,
    "minutes" INTEGER NOT NULL,
    "seats" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "replay" TEXT NOT NULL,
    "cancelled_at" TIMESTAMPTZ,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "webinar_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "webinar_starts_at_id_idx" ON "webinar"("starts_at" DESC, "id" DESC);
ALTER TABLE "webinar" ADD CONSTRAINT "webinar_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "webinar_registration" (
    "webinar_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "webinar_registration_pkey" PRIMARY KEY ("webinar_id", "user_id")
);
CREATE INDEX "webinar_registration_user_id_idx" ON "webinar_registration"("user_id");
ALTER TABLE "webinar_registration" ADD CONSTRAINT "webinar_registration_webinar_id_fkey" FOREIGN KEY ("webinar_id") REFERENCES "webinar"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "webinar_registration" ADD CONSTRAINT "webinar_registration_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
