-- CreateEnum
CREATE TYPE "MembershipRole" AS ENUM ('MAIN_MANAGER', 'SECONDARY_MANAGER', 'USER');

-- CreateEnum
CREATE TYPE "Application" AS ENUM ('FACTURES_EMISES', 'FACTURES_RECUES', 'FACTURES_A_VALIDER', 'FACTURES_TRAVAUX', 'ENGAGEMENTS', 'ORGANISATION', 'SOLLICITATIONS_RECUES');

-- CreateEnum
CREATE TYPE "HabilitationLevel" AS ENUM ('CONSULTATION', 'MODIFICATION');

-- CreateEnum
CREATE TYPE "AttachmentStatus" AS ENUM ('EN_COURS_DE_VALIDATION', 'VALIDEE', 'REFUSEE', 'DESACTIVEE', 'SUPPRIMEE');

-- CreateEnum
CREATE TYPE "UserStatus" AS ENUM ('PENDING', 'ACTIVE', 'CLOSED');

-- CreateEnum
CREATE TYPE "SystemRole" AS ENUM ('NONE', 'SUPPORT', 'ADMIN');

-- CreateEnum
CREATE TYPE "SecondFactorKind" AS ENUM ('EMAIL', 'TOTP', 'WEBAUTHN');

-- CreateEnum
CREATE TYPE "SessionState" AS ENUM ('PASSWORD_ONLY', 'FULL');

-- CreateEnum
CREATE TYPE "TokenPurpose" AS ENUM ('ACTIVATION', 'PASSWORD_RESET', 'EMAIL_CODE', 'CONTACT_EMAIL', 'LOGIN_EMAIL', 'SESSION_TICKET');

-- CreateEnum
CREATE TYPE "ScanState" AS ENUM ('NOT_CHECKED', 'CLEAN');

-- CreateEnum
CREATE TYPE "ExtractionStatus" AS ENUM ('PENDING', 'RUNNING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "InvoiceStatus" AS ENUM ('BROUILLON', 'INTERPRETEE_OCR', 'A_VALIDER_1', 'VALIDEE_1', 'REFUSEE_1', 'ABSENCE_VALIDATION_1_HORS_DELAI', 'ERREUR_FOURNISSEUR_SUR_VALIDEUR', 'A_VALIDER_2', 'VALIDEE_2', 'REFUSEE_2', 'ABSENCE_VALIDATION_2_HORS_DELAI', 'ERREUR_COTRAITANT_SUR_VALIDEUR', 'DEPOSEE', 'EN_COURS_ACHEMINEMENT', 'MISE_A_DISPOSITION', 'A_RECYCLER', 'REJETEE', 'SUSPENDUE', 'COMPLETEE', 'SERVICE_FAIT', 'MANDATEE', 'MISE_A_DISPOSITION_COMPTABLE', 'COMPTABILISEE', 'MISE_EN_PAIEMENT', 'NON_CONFORME', 'SUPPRIMEE', 'ABANDONNEE');

-- CreateEnum
CREATE TYPE "InvoiceType" AS ENUM ('FACTURE', 'AVOIR');

-- CreateEnum
CREATE TYPE "VatType" AS ENUM ('TVA_SUR_DEBIT', 'TVA_SUR_ENCAISSEMENT', 'EXONERATION', 'SANS_TVA');

-- CreateEnum
CREATE TYPE "PaymentMode" AS ENUM ('CHEQUE', 'PRELEVEMENT', 'VIREMENT', 'ESPECE', 'AUTRE', 'REPORT');

-- CreateEnum
CREATE TYPE "DepositMode" AS ENUM ('SAISIE_PORTAIL', 'SAISIE_API', 'DEPOT_PDF_PORTAIL', 'DEPOT_PDF_SIGNE_PORTAIL', 'DEPOT_PDF_API', 'DEPOT_PDF_SIGNE_API', 'EDI', 'UPLOAD_PORTAIL', 'UPLOAD_API');

-- CreateEnum
CREATE TYPE "InvoiceFileRole" AS ENUM ('MAIN', 'ATTACHMENT');

-- CreateEnum
CREATE TYPE "CounterSide" AS ENUM ('ISSUED', 'RECEIVED');

-- CreateEnum
CREATE TYPE "IdentifierType" AS ENUM ('SIRET', 'UE_HORS_FRANCE', 'HORS_UE', 'RIDET', 'TAHITI', 'AUTRE', 'PARTICULIER');

-- CreateEnum
CREATE TYPE "StructureKind" AS ENUM ('PUBLIQUE', 'PRIVEE');

-- CreateEnum
CREATE TYPE "StructureStatus" AS ENUM ('ACTIVE', 'INACTIVE');

-- CreateEnum
CREATE TYPE "PayerKind" AS ENUM ('STATE', 'LOCAL', 'HEALTH', 'PUBLIC_COMPANY');

-- CreateEnum
CREATE TYPE "ServiceStatus" AS ENUM ('ACTIF', 'INACTIF', 'SUPPRIME');

-- CreateEnum
CREATE TYPE "EngagementStatus" AS ENUM ('OPEN', 'CLOSED');

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "role" "MembershipRole" NOT NULL DEFAULT 'USER',
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "habilitation" (
    "id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "service_id" UUID,
    "application" "Application" NOT NULL,
    "level" "HabilitationLevel" NOT NULL,
    "granted_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "habilitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attachment_request" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "service_id" UUID,
    "comment" TEXT NOT NULL,
    "status" "AttachmentStatus" NOT NULL DEFAULT 'EN_COURS_DE_VALIDATION',
    "decided_by_id" UUID,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ,

    CONSTRAINT "attachment_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "login_email" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "contact_verified" BOOLEAN NOT NULL DEFAULT false,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "phone" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "theme" TEXT NOT NULL DEFAULT 'system',
    "status" "UserStatus" NOT NULL DEFAULT 'PENDING',
    "system_role" "SystemRole" NOT NULL DEFAULT 'NONE',
    "terms_version" TEXT,
    "terms_accepted_at" TIMESTAMPTZ,
    "survey_consent_at" TIMESTAMPTZ,
    "locked_until" TIMESTAMPTZ,
    "last_sign_in_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "second_factor" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "SecondFactorKind" NOT NULL,
    "label" TEXT NOT NULL,
    "secret" BYTEA,
    "last_step" BIGINT,
    "credential_id" TEXT,
    "public_key" BYTEA,
    "sign_count" BIGINT,
    "preferred" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ,

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" "TokenPurpose" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "session_id" UUID,
    "payload" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "state" "SessionState" NOT NULL,
    "second_factor_kind" "SecondFactorKind",
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "proven_at" TIMESTAMPTZ,
    "revoked_at" TIMESTAMPTZ,
    "revoked_reason" TEXT,
    "user_agent" TEXT,
    "address" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_attempt" (
    "id" UUID NOT NULL,
    "login_email" TEXT NOT NULL,
    "user_id" UUID,
    "outcome" TEXT NOT NULL,
    "address" TEXT,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "type" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "user_id" UUID,
    "session_id" UUID,
    "structure_id" UUID,
    "subject_type" TEXT,
    "subject_id" UUID,
    "address" TEXT,
    "detail" JSONB,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "detected_kind" TEXT,
    "scan_state" "ScanState" NOT NULL DEFAULT 'NOT_CHECKED',
    "uploaded_by_id" UUID NOT NULL,
    "structure_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extraction" (
    "document_id" UUID NOT NULL,
    "status" "ExtractionStatus" NOT NULL DEFAULT 'PENDING',
    "kind" TEXT,
    "format" TEXT,
    "pages_total" INTEGER,
    "pages_done" INTEGER NOT NULL DEFAULT 0,
    "reading" JSONB,
    "failure" TEXT,
    "started_at" TIMESTAMPTZ,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "extraction_pkey" PRIMARY KEY ("document_id")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "status" "InvoiceStatus" NOT NULL DEFAULT 'BROUILLON',
    "version" INTEGER NOT NULL DEFAULT 1,
    "draft_number" TEXT NOT NULL,
    "number" TEXT,
    "invoice_type" "InvoiceType" NOT NULL DEFAULT 'FACTURE',
    "cadre" TEXT NOT NULL DEFAULT 'A1_FACTURE_FOURNISSEUR',
    "deposit_mode" "DepositMode" NOT NULL,
    "deposit_format" TEXT,
    "supplier_id" UUID NOT NULL,
    "supplier_service_id" UUID,
    "recipient_id" UUID,
    "recipient_service_id" UUID,
    "validator_id" UUID,
    "bank_account_id" UUID,
    "created_by_id" UUID NOT NULL,
    "issue_date" DATE,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "vat_type" "VatType",
    "exemption_reason" TEXT,
    "payment_mode" "PaymentMode",
    "commitment_number" TEXT,
    "contract_number" TEXT,
    "original_number" TEXT,
    "comment" TEXT,
    "total_excl_tax" DECIMAL(19,6),
    "total_tax" DECIMAL(19,6),
    "total_incl_tax" DECIMAL(19,6),
    "amount_due" DECIMAL(19,6),
    "raw_draft" JSONB,
    "submitted_at" TIMESTAMPTZ,
    "submitted_year" INTEGER,
    "made_available_at" TIMESTAMPTZ,
    "status_at" TIMESTAMPTZ NOT NULL,
    "status_motif" TEXT,
    "status_comment" TEXT,
    "rejection_handled_at" TIMESTAMPTZ,
    "downloaded_at" TIMESTAMPTZ,
    "payment_order_number" TEXT,
    "certificate_code" TEXT,
    "certificate" JSONB,
    "replaces_id" UUID,
    "deposit_flow_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_line" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "reference" TEXT,
    "label" TEXT NOT NULL,
    "quantity" DECIMAL(19,6) NOT NULL,
    "unit" TEXT,
    "unit_price" DECIMAL(19,6) NOT NULL,
    "discount" DECIMAL(19,6) NOT NULL DEFAULT 0,
    "vat_rate" DECIMAL(7,4) NOT NULL,

    CONSTRAINT "invoice_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_vat" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "rate" DECIMAL(7,4) NOT NULL,
    "base" DECIMAL(19,6) NOT NULL,
    "tax" DECIMAL(19,6) NOT NULL,

    CONSTRAINT "invoice_vat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_status_event" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "status" "InvoiceStatus" NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "user_id" UUID,
    "user_name" TEXT,
    "user_email" TEXT,
    "structure_id" UUID,
    "structure_label" TEXT,
    "motif" TEXT,
    "comment" TEXT,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "invoice_status_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_clock" (
    "invoice_id" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "started_on" DATE NOT NULL,
    "due_on" DATE,
    "interrupted_on" DATE,
    "remaining_days" INTEGER,
    "interruption_used" BOOLEAN NOT NULL DEFAULT false,
    "stopped_on" DATE,
    "stop_reason" TEXT,

    CONSTRAINT "payment_clock_pkey" PRIMARY KEY ("invoice_id")
);

-- CreateTable
CREATE TABLE "invoice_file" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "role" "InvoiceFileRole" NOT NULL,
    "designation" TEXT NOT NULL,
    "type_code" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deposit_flow" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "syntax" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "deposited_at" TIMESTAMPTZ NOT NULL,
    "state_at" TIMESTAMPTZ NOT NULL,
    "report" JSONB,

    CONSTRAINT "deposit_flow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_counter" (
    "structure_id" UUID NOT NULL,
    "side" "CounterSide" NOT NULL,
    "status" "InvoiceStatus" NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "amount" DECIMAL(21,6) NOT NULL DEFAULT 0,

    CONSTRAINT "invoice_counter_pkey" PRIMARY KEY ("structure_id","side","status")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "key" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "response" JSONB,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("user_id","operation","key")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "link" TEXT,
    "read_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_preference" (
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,

    CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("user_id","type","channel")
);

-- CreateTable
CREATE TABLE "mail_delivery" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ,
    "message_id" TEXT,

    CONSTRAINT "mail_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "structure" (
    "id" UUID NOT NULL,
    "identifier_type" "IdentifierType" NOT NULL,
    "identifier" TEXT NOT NULL,
    "siren" TEXT,
    "kind" "StructureKind" NOT NULL,
    "status" "StructureStatus" NOT NULL DEFAULT 'ACTIVE',
    "legal_name" TEXT NOT NULL,
    "label" TEXT,
    "address_line" TEXT,
    "address_line2" TEXT,
    "address_line3" TEXT,
    "postcode" TEXT,
    "town" TEXT,
    "country" TEXT NOT NULL DEFAULT 'FR',
    "email" TEXT,
    "phone" TEXT,
    "vat_number" TEXT,
    "rcs_number" TEXT,
    "undisclosed" BOOLEAN NOT NULL DEFAULT false,
    "requires_service" BOOLEAN NOT NULL DEFAULT false,
    "requires_commitment" BOOLEAN NOT NULL DEFAULT false,
    "requires_service_or_commitment" BOOLEAN NOT NULL DEFAULT false,
    "payment_not_reported" BOOLEAN NOT NULL DEFAULT false,
    "moa_only" BOOLEAN NOT NULL DEFAULT false,
    "payer_kind" "PayerKind" NOT NULL DEFAULT 'LOCAL',
    "payment_days" INTEGER,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "structure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "description" TEXT,
    "status" "ServiceStatus" NOT NULL DEFAULT 'ACTIF',
    "valid_from" DATE,
    "valid_to" DATE,
    "requires_commitment" BOOLEAN NOT NULL DEFAULT false,
    "payment_reported" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_account" (
    "id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "iban" TEXT NOT NULL,
    "bic" TEXT,
    "factor" BOOLEAN NOT NULL DEFAULT false,
    "factor_name" TEXT,
    "valid_from" TIMESTAMPTZ NOT NULL,
    "valid_to" TIMESTAMPTZ,

    CONSTRAINT "bank_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement" (
    "id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "label" TEXT,
    "status" "EngagementStatus" NOT NULL DEFAULT 'OPEN',

    CONSTRAINT "engagement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "membership_structure_id_role_idx" ON "membership"("structure_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "membership_user_id_structure_id_key" ON "membership"("user_id", "structure_id");

-- CreateIndex
CREATE INDEX "habilitation_membership_id_idx" ON "habilitation"("membership_id");

-- CreateIndex
CREATE INDEX "attachment_request_structure_id_status_idx" ON "attachment_request"("structure_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "user_login_email_key" ON "user"("login_email");

-- CreateIndex
CREATE UNIQUE INDEX "second_factor_credential_id_key" ON "second_factor"("credential_id");

-- CreateIndex
CREATE INDEX "second_factor_user_id_idx" ON "second_factor"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_user_id_code_hash_key" ON "recovery_code"("user_id", "code_hash");

-- CreateIndex
CREATE INDEX "verification_token_purpose_token_hash_idx" ON "verification_token"("purpose", "token_hash");

-- CreateIndex
CREATE INDEX "verification_token_user_id_purpose_idx" ON "verification_token"("user_id", "purpose");

-- CreateIndex
CREATE INDEX "session_user_id_revoked_at_idx" ON "session"("user_id", "revoked_at");

-- CreateIndex
CREATE INDEX "login_attempt_login_email_at_idx" ON "login_attempt"("login_email", "at");

-- CreateIndex
CREATE INDEX "login_attempt_user_id_at_idx" ON "login_attempt"("user_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_at_idx" ON "audit_event"("subject_type", "subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_user_id_at_idx" ON "audit_event"("user_id", "at");

-- CreateIndex
CREATE INDEX "document_sha256_idx" ON "document"("sha256");

-- CreateIndex
CREATE INDEX "document_uploaded_by_id_idx" ON "document"("uploaded_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_draft_number_key" ON "invoice"("draft_number");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_certificate_code_key" ON "invoice"("certificate_code");

-- CreateIndex
CREATE INDEX "invoice_supplier_id_submitted_at_id_idx" ON "invoice"("supplier_id", "submitted_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoice_supplier_id_status_status_at_idx" ON "invoice"("supplier_id", "status", "status_at");

-- CreateIndex
CREATE INDEX "invoice_recipient_id_made_available_at_id_idx" ON "invoice"("recipient_id", "made_available_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoice_recipient_id_status_status_at_idx" ON "invoice"("recipient_id", "status", "status_at");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_line_invoice_id_position_key" ON "invoice_line"("invoice_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_vat_invoice_id_position_key" ON "invoice_vat"("invoice_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_status_event_invoice_id_position_key" ON "invoice_status_event"("invoice_id", "position");

-- CreateIndex
CREATE INDEX "payment_clock_due_on_idx" ON "payment_clock"("due_on");

-- CreateIndex
CREATE INDEX "invoice_file_invoice_id_idx" ON "invoice_file"("invoice_id");

-- CreateIndex
CREATE INDEX "invoice_file_document_id_idx" ON "invoice_file"("document_id");

-- CreateIndex
CREATE UNIQUE INDEX "deposit_flow_number_key" ON "deposit_flow"("number");

-- CreateIndex
CREATE INDEX "notification_user_id_read_at_created_at_idx" ON "notification"("user_id", "read_at", "created_at" DESC);

-- CreateIndex
CREATE INDEX "structure_siren_idx" ON "structure"("siren");

-- CreateIndex
CREATE INDEX "structure_kind_status_idx" ON "structure"("kind", "status");

-- CreateIndex
CREATE UNIQUE INDEX "structure_identifier_type_identifier_key" ON "structure"("identifier_type", "identifier");

-- CreateIndex
CREATE UNIQUE INDEX "service_structure_id_code_key" ON "service"("structure_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "bank_account_structure_id_iban_key" ON "bank_account"("structure_id", "iban");

-- CreateIndex
CREATE UNIQUE INDEX "engagement_structure_id_number_key" ON "engagement"("structure_id", "number");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "membership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "habilitation" ADD CONSTRAINT "habilitation_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment_request" ADD CONSTRAINT "attachment_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment_request" ADD CONSTRAINT "attachment_request_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment_request" ADD CONSTRAINT "attachment_request_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verification_token" ADD CONSTRAINT "verification_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extraction" ADD CONSTRAINT "extraction_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_supplier_service_id_fkey" FOREIGN KEY ("supplier_service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_recipient_service_id_fkey" FOREIGN KEY ("recipient_service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_validator_id_fkey" FOREIGN KEY ("validator_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_bank_account_id_fkey" FOREIGN KEY ("bank_account_id") REFERENCES "bank_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_deposit_flow_id_fkey" FOREIGN KEY ("deposit_flow_id") REFERENCES "deposit_flow"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_vat" ADD CONSTRAINT "invoice_vat_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_status_event" ADD CONSTRAINT "invoice_status_event_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_clock" ADD CONSTRAINT "payment_clock_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_file" ADD CONSTRAINT "invoice_file_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_file" ADD CONSTRAINT "invoice_file_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_counter" ADD CONSTRAINT "invoice_counter_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_preference" ADD CONSTRAINT "notification_preference_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
