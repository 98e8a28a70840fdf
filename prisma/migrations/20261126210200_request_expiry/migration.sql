-- AlterEnum
ALTER TYPE "AttachmentStatus" ADD VALUE 'EXPIREE';

-- AlterTable
ALTER TABLE "attachment_request" ADD COLUMN "reminded_at" TIMESTAMPTZ;

-- What the hourly sweep reads.
CREATE INDEX attachment_request_waiting ON attachment_request (created_at) WHERE status = 'EN_COURS_DE_VALIDATION';
