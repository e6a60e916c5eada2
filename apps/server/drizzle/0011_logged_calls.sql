DROP INDEX "contacts_business_id_created_at_index";--> statement-breakpoint
ALTER TABLE "recordings" ALTER COLUMN "storage_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "external_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "calls_business_id_external_id_key" ON "calls" USING btree ("business_id","external_id") WHERE "calls"."external_id" is not null;--> statement-breakpoint
CREATE INDEX "contacts_business_id_created_at_index" ON "contacts" USING btree ("business_id","created_at","id");