-- What administrators set while the portal runs: each change is a row, none is ever changed or taken away.
CREATE TABLE "portal_setting" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" TEXT,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "portal_setting_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "portal_setting_key_version_key" ON "portal_setting"("key", "version");
ALTER TABLE "portal_setting" ADD CONSTRAINT "portal_setting_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER portal_setting_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON portal_setting
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
