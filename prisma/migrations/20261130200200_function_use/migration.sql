CREATE TABLE "function_use" (
    "user_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "last_at" TIMESTAMPTZ NOT NULL,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "function_use_pkey" PRIMARY KEY ("user_id", "code")
);
ALTER TABLE "function_use" ADD CONSTRAINT "function_use_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
