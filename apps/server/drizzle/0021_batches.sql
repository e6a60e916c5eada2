CREATE TABLE "batch_attempts" (
	"entry_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"business_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"outcome" text,
	"settled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "batch_attempts_entry_id_attempt_pk" PRIMARY KEY("entry_id","attempt"),
	CONSTRAINT "batch_attempts_call_id_unique" UNIQUE("call_id"),
	CONSTRAINT "batch_attempts_outcome_check" CHECK ("batch_attempts"."outcome" in ('answered', 'machine', 'busy', 'no_answer', 'failed', 'not_placed', 'canceled')),
	CONSTRAINT "batch_attempts_attempt_check" CHECK ("batch_attempts"."attempt" >= 1)
);
--> statement-breakpoint
CREATE TABLE "batch_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"phone_number" text,
	"contact_id" uuid,
	"name" text DEFAULT '' NOT NULL,
	"variables" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"tries" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "batch_entries_business_id_id_key" UNIQUE("business_id","id"),
	CONSTRAINT "batch_entries_batch_id_position_key" UNIQUE("batch_id","position"),
	CONSTRAINT "batch_entries_state_check" CHECK ("batch_entries"."state" in ('waiting', 'calling', 'completed', 'failed', 'skipped', 'canceled')),
	CONSTRAINT "batch_entries_outcome_check" CHECK ("batch_entries"."outcome" in ('answered', 'machine', 'busy', 'no_answer', 'failed', 'not_placed', 'canceled')),
	CONSTRAINT "batch_entries_reason_check" CHECK ("batch_entries"."reason" in ('duplicate', 'do_not_call', 'no_number', 'number_invalid', 'not_found', 'outside_calling_window')),
	CONSTRAINT "batch_entries_phone_number_check" CHECK ("batch_entries"."phone_number" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "batch_entries_position_check" CHECK ("batch_entries"."position" >= 1),
	CONSTRAINT "batch_entries_attempts_check" CHECK ("batch_entries"."attempts" >= 0)
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"name" text NOT NULL,
	"agent_id" uuid,
	"phone_number_id" uuid,
	"status" text NOT NULL,
	"pause_reason" text,
	"pause_detail" text DEFAULT '' NOT NULL,
	"settings" jsonb NOT NULL,
	"created_by" jsonb,
	"start_at" timestamp with time zone NOT NULL,
	"next_dial_at" timestamp with time zone NOT NULL,
	"failures_since" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "batches_business_id_id_key" UNIQUE("business_id","id"),
	CONSTRAINT "batches_status_check" CHECK ("batches"."status" in ('scheduled', 'running', 'paused', 'completed', 'canceled')),
	CONSTRAINT "batches_pause_reason_check" CHECK ("batches"."pause_reason" in ('user', 'failure_rate', 'agent_not_ready', 'no_caller_id', 'carrier_not_configured', 'not_found'))
);
--> statement-breakpoint
ALTER TABLE "batch_attempts" ADD CONSTRAINT "batch_attempts_entry_fk" FOREIGN KEY ("business_id","entry_id") REFERENCES "public"."batch_entries"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_attempts" ADD CONSTRAINT "batch_attempts_batch_fk" FOREIGN KEY ("business_id","batch_id") REFERENCES "public"."batches"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_attempts" ADD CONSTRAINT "batch_attempts_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_entries" ADD CONSTRAINT "batch_entries_batch_fk" FOREIGN KEY ("business_id","batch_id") REFERENCES "public"."batches"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_entries" ADD CONSTRAINT "batch_entries_contact_fk" FOREIGN KEY ("business_id","contact_id") REFERENCES "public"."contacts"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_phone_number_id_phone_numbers_id_fk" FOREIGN KEY ("phone_number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_agent_fk" FOREIGN KEY ("business_id","agent_id") REFERENCES "public"."agents"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batch_attempts_open_index" ON "batch_attempts" USING btree ("batch_id") WHERE "batch_attempts"."outcome" is null;--> statement-breakpoint
CREATE INDEX "batch_attempts_batch_id_settled_at_index" ON "batch_attempts" USING btree ("batch_id","settled_at");--> statement-breakpoint
CREATE INDEX "batch_entries_batch_id_state_index" ON "batch_entries" USING btree ("batch_id","state","position");--> statement-breakpoint
CREATE INDEX "batch_entries_due_index" ON "batch_entries" USING btree ("batch_id","due_at","position") WHERE "batch_entries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "batch_entries_contact_id_index" ON "batch_entries" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "batch_entries_calling_key" ON "batch_entries" USING btree ("business_id","phone_number") WHERE "batch_entries"."state" = 'calling';--> statement-breakpoint
CREATE INDEX "batches_business_id_created_at_index" ON "batches" USING btree ("business_id","created_at","id");--> statement-breakpoint
CREATE INDEX "batches_created_at_index" ON "batches" USING btree ("created_at","id","business_id");--> statement-breakpoint
CREATE INDEX "batches_under_way_index" ON "batches" USING btree ("business_id","status") WHERE "batches"."status" in ('scheduled', 'running');