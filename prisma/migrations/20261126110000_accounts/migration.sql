-- Registration, second factors and one's own account.

-- CreateEnum
CREATE TYPE "ProofKind" AS ENUM ('EMAIL', 'TOTP', 'WEBAUTHN', 'RECOVERY');

-- CreateEnum
CREATE TYPE "ConsentKind" AS ENUM ('TERMS', 'SURVEY');

-- AlterTable
ALTER TABLE "second_factor" ADD COLUMN     "passwordless" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "transports" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "last_address" TEXT,
ALTER COLUMN "second_factor_kind" TYPE "ProofKind" USING "second_factor_kind"::text::"ProofKind";

-- AlterTable
ALTER TABLE "user" DROP COLUMN "survey_consent_at",
DROP COLUMN "terms_accepted_at",
DROP COLUMN "terms_version",
ADD COLUMN     "closed_at" TIMESTAMPTZ,
ADD COLUMN     "welcomed_at" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "ConsentKind" NOT NULL,
    "version" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "given" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webauthn_challenge" (
    "id" UUID NOT NULL,
    "challenge_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "user_id" UUID,
    "session_id" UUID,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webauthn_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spent_token" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "spent_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "consent_user_id_kind_at_idx" ON "consent"("user_id", "kind", "at");

-- CreateIndex
CREATE UNIQUE INDEX "webauthn_challenge_challenge_hash_key" ON "webauthn_challenge"("challenge_hash");

-- CreateIndex
CREATE INDEX "webauthn_challenge_expires_at_idx" ON "webauthn_challenge"("expires_at");

-- CreateIndex
CREATE INDEX "spent_token_expires_at_idx" ON "spent_token"("expires_at");

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webauthn_challenge" ADD CONSTRAINT "webauthn_challenge_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- One mailed code and one preferred factor a person.
CREATE UNIQUE INDEX second_factor_one_email ON second_factor (user_id) WHERE kind = 'EMAIL';
CREATE UNIQUE INDEX second_factor_one_preferred ON second_factor (user_id) WHERE preferred;

-- Everybody starts with the mailed code (domain reference § 3), however the account came to be: nobody can be left without a factor.
CREATE FUNCTION start_with_mailed_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO second_factor (id, user_id, kind, label, preferred) VALUES (gen_random_uuid(), NEW.id, 'EMAIL', '', true);
  RETURN NULL;
END $$;
CREATE TRIGGER user_starts_with_mailed_code AFTER INSERT ON "user" FOR EACH ROW EXECUTE FUNCTION start_with_mailed_code();
INSERT INTO second_factor (id, user_id, kind, label, preferred)
  SELECT gen_random_uuid(), u.id, 'EMAIL', '', NOT EXISTS (SELECT FROM second_factor f WHERE f.user_id = u.id AND f.preferred)
  FROM "user" u WHERE NOT EXISTS (SELECT FROM second_factor f WHERE f.user_id = u.id AND f.kind = 'EMAIL');

-- What was agreed to, and when, only grows.
CREATE TRIGGER consent_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
