-- A file may come with a ticket that was written without an account: it is nobody's, and then no structure's either.
ALTER TABLE "document" ALTER COLUMN "uploaded_by_id" DROP NOT NULL;
-- Every row of before has an author: only new ones need the check, and the table is not read under its lock.
ALTER TABLE "document" ADD CONSTRAINT "document_nobodys" CHECK ("uploaded_by_id" IS NOT NULL OR "structure_id" IS NULL) NOT VALID;

-- What was typed in a form with files that was refused, for whoever follows a ticket by this link.
ALTER TABLE "ticket_link" ADD COLUMN "form" JSONB, ADD COLUMN "form_at" TIMESTAMPTZ;
