-- The structure that a person in several of them chose to look at, so that it follows them to any browser. Null: all of them.
ALTER TABLE "user" ADD COLUMN "acting_structure_id" UUID;
ALTER TABLE "user" ADD CONSTRAINT "user_acting_structure_id_fkey"
  FOREIGN KEY ("acting_structure_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;
