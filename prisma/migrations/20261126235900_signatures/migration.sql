-- What was said of the electronic signatures of a document when it came in.
ALTER TABLE "document" ADD COLUMN "signatures" JSONB;
