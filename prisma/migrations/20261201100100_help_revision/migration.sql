CREATE TABLE "help_revision" (
    "id" UUID NOT NULL,
    "page" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "keywords" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "base" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ NOT NULL,
    "published_at" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "help_revision_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "help_revision_of_page" ON "help_revision"("page", "locale", "published_at" DESC);

-- One draft of a page at a time: whoever goes on with it sees it.
CREATE UNIQUE INDEX "help_revision_draft" ON "help_revision"("page", "locale") WHERE "published_at" IS NULL;

ALTER TABLE "help_revision" ADD CONSTRAINT "help_revision_kind" CHECK ("kind" IN ('TEXT', 'DELIVERED'));

ALTER TABLE "help_revision" ADD CONSTRAINT "help_revision_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What readers were shown stays as it was.
CREATE FUNCTION "help_revision_kept"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published version of the help is never changed';
END $$;

CREATE TRIGGER "help_revision_kept" BEFORE UPDATE OR DELETE ON "help_revision"
  FOR EACH ROW WHEN (OLD."published_at" IS NOT NULL) EXECUTE FUNCTION "help_revision_kept"();
