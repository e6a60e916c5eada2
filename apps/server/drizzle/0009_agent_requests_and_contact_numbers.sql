CREATE TABLE "agent_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"requested_by" uuid,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reviewed_at" timestamp with time zone,
	"reviewed_by" uuid,
	"rejection_reason" text,
	"agent_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agent_requests_status_check" CHECK ("agent_requests"."status" in ('pending', 'approved', 'rejected')),
	CONSTRAINT "agent_requests_reviewed_check" CHECK (("agent_requests"."status" = 'pending') = ("agent_requests"."reviewed_at" is null)),
	CONSTRAINT "agent_requests_rejection_has_reason_check" CHECK (("agent_requests"."status" = 'rejected') = ("agent_requests"."rejection_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "contact_numbers" (
	"business_id" uuid NOT NULL,
	"phone_number" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_numbers_business_id_phone_number_pk" PRIMARY KEY("business_id","phone_number"),
	CONSTRAINT "contact_numbers_phone_number_check" CHECK ("contact_numbers"."phone_number" ~ '^\+[1-9][0-9]{6,14}$')
);
--> statement-breakpoint
ALTER TABLE "listings" DROP CONSTRAINT "listings_business_id_reference_key";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "tags" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "do_not_call" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "do_not_text" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "notes" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "viewings" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "agent_requests" ADD CONSTRAINT "agent_requests_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_requests" ADD CONSTRAINT "agent_requests_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_requests" ADD CONSTRAINT "agent_requests_reviewed_by_users_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_requests" ADD CONSTRAINT "agent_requests_agent_fk" FOREIGN KEY ("business_id","agent_id") REFERENCES "public"."agents"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_numbers" ADD CONSTRAINT "contact_numbers_contact_fk" FOREIGN KEY ("business_id","contact_id") REFERENCES "public"."contacts"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agent_requests_one_pending_key" ON "agent_requests" USING btree ("business_id") WHERE "agent_requests"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "agent_requests_business_id_index" ON "agent_requests" USING btree ("business_id","id");--> statement-breakpoint
CREATE INDEX "agent_requests_status_index" ON "agent_requests" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "contact_numbers_contact_id_index" ON "contact_numbers" USING btree ("contact_id","position");--> statement-breakpoint
CREATE INDEX "contacts_business_id_name_index" ON "contacts" USING btree ("business_id","name","id");--> statement-breakpoint
CREATE INDEX "contacts_business_id_created_at_index" ON "contacts" USING btree ("business_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "listings_business_id_reference_key" ON "listings" USING btree ("business_id","reference") WHERE "listings"."deleted_at" is null;