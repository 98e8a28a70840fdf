-- The SIRENE register, as its stock files were brought in, and how far each file was read.

CREATE TABLE "register_company" (
    "siren" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL,
    "hidden" BOOLEAN NOT NULL,
    "legal_name" TEXT,

    CONSTRAINT "register_company_pkey" PRIMARY KEY ("siren")
);

CREATE TABLE "register_establishment" (
    "siret" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL,
    "hidden" BOOLEAN NOT NULL,
    "name" TEXT,
    "address_line" TEXT,
    "address_line2" TEXT,
    "address_line3" TEXT,
    "postcode" TEXT,
    "town" TEXT,
    "foreign_country" TEXT,

    CONSTRAINT "register_establishment_pkey" PRIMARY KEY ("siret")
);

CREATE TABLE "register_import" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "lines" BIGINT NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "finished_at" TIMESTAMPTZ,

    CONSTRAINT "register_import_pkey" PRIMARY KEY ("id")
);
