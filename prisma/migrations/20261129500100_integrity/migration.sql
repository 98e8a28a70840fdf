-- CreateEnum
CREATE TYPE "IntegrityKind" AS ENUM ('FILES', 'HISTORIES');

-- CreateTable
CREATE TABLE "integrity_run" (
    "id" UUID NOT NULL,
    "kind" "IntegrityKind" NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "cursor" TEXT,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "broken" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "integrity_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "integrity_fault" (
    "run_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "integrity_fault_pkey" PRIMARY KEY ("run_id","subject")
);

-- CreateIndex
CREATE INDEX "integrity_run_kind_started_at_idx" ON "integrity_run"("kind", "started_at");

-- AddForeignKey
ALTER TABLE "integrity_fault" ADD CONSTRAINT "integrity_fault_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "integrity_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
