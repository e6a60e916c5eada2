INSERT INTO "contact_numbers" ("business_id", "phone_number", "contact_id")
  SELECT "business_id", "phone_number", "id" FROM "contacts";
--> statement-breakpoint
ALTER TABLE "contacts" DROP CONSTRAINT "contacts_business_id_phone_number_key";--> statement-breakpoint
ALTER TABLE "contacts" DROP CONSTRAINT "contacts_phone_number_check";--> statement-breakpoint
ALTER TABLE "contacts" DROP COLUMN "phone_number";