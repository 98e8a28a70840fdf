-- English words by their stem and without accents, as document_words does for French.
CREATE TEXT SEARCH CONFIGURATION help_english (COPY = english);
ALTER TEXT SEARCH CONFIGURATION help_english
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, english_stem;

CREATE FUNCTION help_words(locale text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT CASE locale WHEN 'en' THEN 'public.help_english'::regconfig ELSE 'public.document_words'::regconfig END $$;

CREATE TABLE "help_page" (
    "locale" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "audiences" TEXT[],
    "keywords" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "updated_on" DATE NOT NULL,
    "body" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "help_page_pkey" PRIMARY KEY ("locale", "slug")
);

CREATE TABLE "help_section" (
    "locale" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "anchor" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "words" TSVECTOR NOT NULL,
    CONSTRAINT "help_section_pkey" PRIMARY KEY ("locale", "slug", "position")
);
CREATE INDEX "help_section_words" ON "help_section" USING GIN ("words");
ALTER TABLE "help_section" ADD CONSTRAINT "help_section_locale_slug_fkey" FOREIGN KEY ("locale", "slug") REFERENCES "help_page"("locale", "slug") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "help_word" (
    "locale" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    CONSTRAINT "help_word_pkey" PRIMARY KEY ("locale", "word")
);
CREATE INDEX "help_word_near" ON "help_word" USING GIN ("word" gin_trgm_ops);
