-- Where each word stands on a page that is a picture: read once, by the job, and shown again at a click.
CREATE TABLE "document_page" (
    "document_id" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "words" JSONB NOT NULL,

    CONSTRAINT "document_page_pkey" PRIMARY KEY ("document_id", "page"),
    CONSTRAINT "document_page_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
