ALTER TABLE "phone_numbers" ADD COLUMN "carrier_status" text DEFAULT 'unmanaged' NOT NULL;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "carrier_problem" text;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_carrier_status_check" CHECK ("phone_numbers"."carrier_status" in ('unmanaged', 'buying', 'configuring', 'ready', 'failed', 'releasing'));