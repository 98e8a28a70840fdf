-- French words by their stem and without accents; what is no word (numbers, references) as it is.
CREATE TEXT SEARCH CONFIGURATION document_words (COPY = french);
ALTER TEXT SEARCH CONFIGURATION document_words
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, french_stem;

CREATE TABLE "document_text" (
    "document_id" UUID NOT NULL,
    "content" TEXT NOT NULL,
    "numbers" TEXT NOT NULL,
    "words" TSVECTOR GENERATED ALWAYS AS (
      to_tsvector('public.document_words', content) || to_tsvector('simple', numbers)
    ) STORED,
    CONSTRAINT "document_text_pkey" PRIMARY KEY ("document_id")
);
ALTER TABLE "document_text" ADD CONSTRAINT "document_text_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "document_text_words" ON "document_text" USING GIN ("words");
