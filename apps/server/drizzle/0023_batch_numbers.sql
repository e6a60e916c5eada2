ALTER TABLE "batches" DROP CONSTRAINT "batches_phone_number_id_phone_numbers_id_fk";
--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "from_number" text;--> statement-breakpoint
ALTER TABLE "batches" DROP COLUMN "phone_number_id";--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_from_number_check" CHECK ("batches"."from_number" ~ '^\+[1-9][0-9]{6,14}$');