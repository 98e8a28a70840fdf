CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "title_french" TEXT NOT NULL,
    "title_english" TEXT NOT NULL,
    "body_french" TEXT NOT NULL,
    "body_english" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ,
    "withdrawn_at" TIMESTAMPTZ,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "article_published_at_id_idx" ON "article"("published_at" DESC, "id" DESC);
ALTER TABLE "article" ADD CONSTRAINT "article_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "article_reading" (
    "user_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "article_reading_pkey" PRIMARY KEY ("user_id", "article_id")
);
ALTER TABLE "article_reading" ADD CONSTRAINT "article_reading_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "article_reading" ADD CONSTRAINT "article_reading_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "tone" TEXT NOT NULL,
    "reach" TEXT NOT NULL,
    "structure_id" UUID,
    "banner" BOOLEAN NOT NULL,
    "title_french" TEXT NOT NULL,
    "title_english" TEXT NOT NULL,
    "body_french" TEXT NOT NULL,
    "body_english" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ NOT NULL,
    "ends_at" TIMESTAMPTZ,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "message_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "message_structure" CHECK (("reach" = 'STRUCTURE') = ("structure_id" IS NOT NULL)),
    CONSTRAINT "message_period" CHECK ("ends_at" IS NULL OR "ends_at" >= "starts_at")
);
CREATE INDEX "message_starts_at_id_idx" ON "message"("starts_at" DESC, "id" DESC);
ALTER TABLE "message" ADD CONSTRAINT "message_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "message" ADD CONSTRAINT "message_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "message_reading" (
    "user_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "message_reading_pkey" PRIMARY KEY ("user_id", "message_id")
);
ALTER TABLE "message_reading" ADD CONSTRAINT "message_reading_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "message_reading" ADD CONSTRAINT "message_reading_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
