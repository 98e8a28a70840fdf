-- CreateEnum
CREATE TYPE "TicketStatus" AS ENUM ('OUVERT', 'EN_ATTENTE_INFORMATIONS', 'RESOLU', 'FERME');

-- CreateEnum
CREATE TYPE "TicketDesk" AS ENUM ('SUPPORT', 'RECIPIENT');

-- CreateEnum
CREATE TYPE "TicketKind" AS ENUM ('BUSINESS', 'REGULATION', 'TECHNICAL', 'GENERAL');

-- CreateEnum
CREATE TYPE "TicketAudience" AS ENUM ('SIGNED_IN', 'EVERYONE');

-- CreateTable
CREATE TABLE "ticket_category" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "label_fr" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "target_hours" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ticket_category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_subcategory" (
    "id" UUID NOT NULL,
    "category_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "label_fr" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "kind" "TicketKind" NOT NULL,
    "object_kind" TEXT,
    "audience" "TicketAudience" NOT NULL,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ticket_subcategory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "status" "TicketStatus" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "desk" "TicketDesk" NOT NULL,
    "subcategory_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "object_kind" TEXT,
    "object_number" TEXT,
    "invoice_id" UUID,
    "issuer_id" UUID,
    "issuer_name" TEXT,
    "issuer_email" TEXT NOT NULL,
    "issuer_phone" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "structure_id" UUID,
    "service_id" UUID,
    "recipient_id" UUID,
    "recipient_service_id" UUID,
    "assignee_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL,
    "status_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "waited_minutes" INTEGER NOT NULL DEFAULT 0,
    "issuer_seen_at" TIMESTAMPTZ,
    "handler_seen_at" TIMESTAMPTZ,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_event" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "status" "TicketStatus" NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "side" TEXT NOT NULL,
    "user_id" UUID,
    "user_name" TEXT,
    "structure_label" TEXT,
    "text" TEXT,
    "internal" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ticket_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_file" (
    "ticket_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "internal" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ticket_file_pkey" PRIMARY KEY ("ticket_id","document_id")
);

-- CreateTable
CREATE TABLE "ticket_link" (
    "token_hash" TEXT NOT NULL,
    "ticket_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ticket_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "ticket_form" (
    "user_id" UUID NOT NULL,
    "about_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ticket_form_pkey" PRIMARY KEY ("user_id","about_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ticket_category_code_key" ON "ticket_category"("code");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_subcategory_code_key" ON "ticket_subcategory"("code");

-- CreateIndex
CREATE INDEX "ticket_subcategory_category_id_idx" ON "ticket_subcategory"("category_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_number_key" ON "ticket"("number");

-- CreateIndex
CREATE INDEX "ticket_issuer_id_status_idx" ON "ticket"("issuer_id", "status");

-- CreateIndex
CREATE INDEX "ticket_structure_id_status_idx" ON "ticket"("structure_id", "status");

-- CreateIndex
CREATE INDEX "ticket_recipient_id_status_idx" ON "ticket"("recipient_id", "status");

-- CreateIndex
CREATE INDEX "ticket_desk_status_idx" ON "ticket"("desk", "status");

-- CreateIndex
CREATE INDEX "ticket_assignee_id_idx" ON "ticket"("assignee_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_event_ticket_id_position_key" ON "ticket_event"("ticket_id", "position");

-- CreateIndex
CREATE INDEX "ticket_link_ticket_id_idx" ON "ticket_link"("ticket_id");

-- AddForeignKey
ALTER TABLE "ticket_subcategory" ADD CONSTRAINT "ticket_subcategory_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "ticket_category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_subcategory_id_fkey" FOREIGN KEY ("subcategory_id") REFERENCES "ticket_subcategory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_issuer_id_fkey" FOREIGN KEY ("issuer_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_recipient_service_id_fkey" FOREIGN KEY ("recipient_service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_event" ADD CONSTRAINT "ticket_event_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_file" ADD CONSTRAINT "ticket_file_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_file" ADD CONSTRAINT "ticket_file_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_link" ADD CONSTRAINT "ticket_link_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_form" ADD CONSTRAINT "ticket_form_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CPROCS and seven digits.
CREATE SEQUENCE ticket_number MINVALUE 1 MAXVALUE 9999999;

-- What happened to a ticket stays what happened.
CREATE TRIGGER ticket_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ticket_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The attested pairs (domain reference § 14.2) and what a portal such as this one is asked besides. Administrators change them in the portal.
INSERT INTO ticket_category (id, code, label_fr, label_en, target_hours, position) VALUES
  (gen_random_uuid(), 'FACTURES_EMISES', 'Factures émises', 'Issued invoices', 20, 1),
  (gen_random_uuid(), 'FACTURES_RECUES', 'Factures reçues', 'Received invoices', 20, 2),
  (gen_random_uuid(), 'FACTURES_A_VALIDER', 'Factures à valider', 'Invoices to validate', 20, 3),
  (gen_random_uuid(), 'FRAIS_JUSTICE', 'Mémoire de frais de justice', 'Statement of court costs', 30, 4),
  (gen_random_uuid(), 'REMBOURSEMENT_TIC', 'Remboursement TIC', 'Refund of excise duty (TIC)', 30, 5),
  (gen_random_uuid(), 'COMPTE', 'Compte et connexion', 'Account and sign-in', 10, 6),
  (gen_random_uuid(), 'STRUCTURES', 'Structures et habilitations', 'Structures and rights', 20, 7),
  (gen_random_uuid(), 'AUTRE', 'Autre demande', 'Something else', 20, 8);

INSERT INTO ticket_subcategory (id, category_id, code, label_fr, label_en, kind, object_kind, audience, position)
SELECT gen_random_uuid(), category.id, one.code, one.label_fr, one.label_en, one.kind::"TicketKind", one.object_kind, one.audience::"TicketAudience", one.position
FROM (VALUES
  ('FACTURES_EMISES', 'DESTINATAIRE', 'Question pour le destinataire de ma facture', 'Question for the recipient of my invoice', 'BUSINESS', 'FACTURE', 'SIGNED_IN', 1),
  ('FACTURES_EMISES', 'ENTITE_PUBLIQUE', 'Question pour une entité publique', 'Question for a public entity', 'BUSINESS', NULL, 'SIGNED_IN', 2),
  ('FACTURES_EMISES', 'DEPOT', 'Dépôt ou saisie d’une facture', 'Depositing or keying in an invoice', 'GENERAL', NULL, 'SIGNED_IN', 3),
  ('FACTURES_EMISES', 'SUIVI', 'Suivi d’une facture', 'Following an invoice', 'GENERAL', 'FACTURE', 'SIGNED_IN', 4),
  ('FACTURES_RECUES', 'TRAITEMENT_RECUES', 'Traitement d’une facture reçue', 'Processing a received invoice', 'GENERAL', 'FACTURE', 'SIGNED_IN', 1),
  ('FACTURES_RECUES', 'AUTRE_RECUES', 'Autre question sur les factures reçues', 'Other question on received invoices', 'GENERAL', NULL, 'SIGNED_IN', 2),
  ('FACTURES_A_VALIDER', 'TRAITEMENT', 'Traitement', 'Processing', 'GENERAL', NULL, 'SIGNED_IN', 1),
  ('FRAIS_JUSTICE', 'SUIVI_MEMOIRE', 'Suivi du traitement d’un mémoire', 'Progress of a statement', 'BUSINESS', NULL, 'SIGNED_IN', 1),
  ('FRAIS_JUSTICE', 'REGLEMENTATION_MEMOIRE', 'Question générale sur la réglementation', 'General question on the rules', 'REGULATION', NULL, 'SIGNED_IN', 2),
  ('REMBOURSEMENT_TIC', 'DEMANDE_REJETEE', 'Question sur une demande rejetée', 'Question on a rejected request', 'BUSINESS', 'DEMANDE_REMBOURSEMENT', 'SIGNED_IN', 1),
  ('COMPTE', 'CREATION', 'Création ou activation de mon compte', 'Creating or activating my account', 'GENERAL', NULL, 'EVERYONE', 1),
  ('COMPTE', 'CONNEXION', 'Je ne peux pas me connecter', 'I cannot sign in', 'GENERAL', NULL, 'EVERYONE', 2),
  ('COMPTE', 'FACTEURS', 'Facteurs d’authentification', 'Authentication factors', 'TECHNICAL', NULL, 'EVERYONE', 3),
  ('STRUCTURES', 'STRUCTURE', 'Créer ou gérer une structure', 'Creating or managing a structure', 'GENERAL', NULL, 'SIGNED_IN', 1),
  ('STRUCTURES', 'RATTACHEMENT', 'Rattachement et habilitations', 'Attachment and rights', 'GENERAL', NULL, 'SIGNED_IN', 2),
  ('AUTRE', 'REGLEMENTATION', 'Question sur la réglementation', 'Question on the rules', 'REGULATION', NULL, 'EVERYONE', 1),
  ('AUTRE', 'TECHNIQUE', 'Question technique', 'Technical question', 'TECHNICAL', NULL, 'EVERYONE', 2),
  ('AUTRE', 'AUTRE', 'Autre question', 'Other question', 'GENERAL', NULL, 'EVERYONE', 3)
) AS one (category, code, label_fr, label_en, kind, object_kind, audience, position)
JOIN ticket_category category ON category.code = one.category;
