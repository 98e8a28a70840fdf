-- CreateTable
CREATE TABLE "learnt_layout" (
    "id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "marks" TEXT[],
    "lessons" JSONB NOT NULL,
    "seen" INTEGER NOT NULL DEFAULT 1,
    "seen_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "learnt_layout_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "learnt_layout_structure_id_seen_at_idx" ON "learnt_layout"("structure_id", "seen_at");

-- AddForeignKey
ALTER TABLE "learnt_layout" ADD CONSTRAINT "learnt_layout_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;
