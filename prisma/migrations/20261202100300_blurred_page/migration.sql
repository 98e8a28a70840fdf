ALTER TABLE "extraction" ADD COLUMN "blurred_page" INTEGER;
UPDATE "extraction" SET "blurred_page" = 1 WHERE "blurred";
ALTER TABLE "extraction" DROP COLUMN "blurred";
