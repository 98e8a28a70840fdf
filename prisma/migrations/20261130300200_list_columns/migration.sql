-- The columns that each person wants in their lists.

CREATE TABLE "list_columns" (
    "user_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "columns" TEXT[],

    CONSTRAINT "list_columns_pkey" PRIMARY KEY ("user_id","list")
);
ALTER TABLE "list_columns" ADD CONSTRAINT "list_columns_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
