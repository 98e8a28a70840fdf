-- AlterTable
ALTER TABLE "extraction" ADD COLUMN     "blurred" BOOLEAN NOT NULL DEFAULT false;
