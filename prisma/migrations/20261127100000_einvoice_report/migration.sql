-- What EN 16931 says of the invoice in XML that a document is or carries.
ALTER TABLE "extraction" ADD COLUMN "report" JSONB;
