CREATE TABLE "call_counts" (
	"business_id" uuid NOT NULL,
	"agent_id" uuid,
	"grain" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"direction" text NOT NULL,
	"status" text NOT NULL,
	"disposition" text,
	"calls" integer NOT NULL,
	"forwarded" integer NOT NULL,
	"timed" integer NOT NULL,
	"seconds" bigint NOT NULL,
	"unsuccessful" integer NOT NULL,
	"measured" integer NOT NULL,
	"latency_us" bigint NOT NULL,
	"responses" integer[],
	CONSTRAINT "call_counts_grain_check" CHECK ("call_counts"."grain" in ('month', 'day', 'quarter_hour'))
);
--> statement-breakpoint
DROP INDEX "audit_log_business_id_created_at_index";--> statement-breakpoint
DROP INDEX "audit_log_created_at_index";--> statement-breakpoint
DROP INDEX "businesses_kind_index";--> statement-breakpoint
DROP INDEX "calls_started_at_index";--> statement-breakpoint
DROP INDEX "leads_business_id_created_at_index";--> statement-breakpoint
DROP INDEX "messages_business_id_created_at_index";--> statement-breakpoint
DROP INDEX "orders_business_id_pickup_at_index";--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "response_counts" integer[];--> statement-breakpoint
ALTER TABLE "call_counts" ADD CONSTRAINT "call_counts_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_counts" ADD CONSTRAINT "call_counts_agent_fk" FOREIGN KEY ("business_id","agent_id") REFERENCES "public"."agents"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "call_counts_key" ON "call_counts" USING btree ("business_id","grain","starts_at",(coalesce("agent_id"::text, '')),"direction","status",(coalesce("disposition", '')));--> statement-breakpoint
CREATE INDEX "call_counts_grain_starts_at_index" ON "call_counts" USING btree ("grain","starts_at");--> statement-breakpoint
CREATE INDEX "call_counts_agent_id_index" ON "call_counts" USING btree ("agent_id","grain","starts_at");--> statement-breakpoint
CREATE INDEX "agents_created_at_index" ON "agents" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "businesses_name_index" ON "businesses" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "contacts_created_at_index" ON "contacts" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "contacts_tags_index" ON "contacts" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "orders_business_id_created_at_index" ON "orders" USING btree ("business_id","created_at","id");--> statement-breakpoint
CREATE INDEX "reservations_business_id_created_at_index" ON "reservations" USING btree ("business_id","created_at","id");--> statement-breakpoint
CREATE INDEX "users_email_index" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "audit_log_business_id_created_at_index" ON "audit_log" USING btree ("business_id","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_log_created_at_index" ON "audit_log" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "businesses_kind_index" ON "businesses" USING btree ("kind","name","id");--> statement-breakpoint
CREATE INDEX "calls_started_at_index" ON "calls" USING btree ("started_at","id","business_id");--> statement-breakpoint
CREATE INDEX "leads_business_id_created_at_index" ON "leads" USING btree ("business_id","created_at","id");--> statement-breakpoint
CREATE INDEX "messages_business_id_created_at_index" ON "messages" USING btree ("business_id","created_at","id");--> statement-breakpoint
CREATE INDEX "orders_business_id_pickup_at_index" ON "orders" USING btree ("business_id","pickup_at","id");