CREATE TABLE "routing_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"phone_number_id" uuid,
	"name" text NOT NULL,
	"is_enabled" boolean DEFAULT true NOT NULL,
	"place" text NOT NULL,
	"position" integer NOT NULL,
	"when" jsonb NOT NULL,
	"outcome" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "routing_rules_business_id_id_key" UNIQUE("business_id","id"),
	CONSTRAINT "routing_rules_place_check" CHECK ("routing_rules"."place" in ('before', 'after')),
	CONSTRAINT "routing_rules_position_check" CHECK ("routing_rules"."position" > 0)
);
--> statement-breakpoint
ALTER TABLE "calls" DROP CONSTRAINT "calls_disposition_check";--> statement-breakpoint
ALTER TABLE "routing_rules" ADD CONSTRAINT "routing_rules_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "routing_rules" ADD CONSTRAINT "routing_rules_phone_number_id_phone_numbers_id_fk" FOREIGN KEY ("phone_number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "routing_rules_business_id_position_index" ON "routing_rules" USING btree ("business_id","position","id");--> statement-breakpoint
CREATE INDEX "routing_rules_phone_number_id_index" ON "routing_rules" USING btree ("phone_number_id");--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_disposition_check" CHECK ("calls"."disposition" in ('agent_ended', 'caller_hung_up', 'transferred', 'silence', 'max_duration', 'refused', 'failed', 'interrupted', 'machine', 'voicemail'));