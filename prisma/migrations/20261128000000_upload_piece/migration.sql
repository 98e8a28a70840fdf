-- Pieces of files that are still arriving, and the way to find those that nobody came back for.
CREATE TABLE "upload_piece" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_piece_pkey" PRIMARY KEY ("user_id", "key", "position")
);

CREATE INDEX "upload_piece_created_at_idx" ON "upload_piece"("created_at");

ALTER TABLE "upload_piece" ADD CONSTRAINT "upload_piece_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What reading has cost of late.
CREATE INDEX "extraction_ended_at_idx" ON "extraction"("ended_at");
