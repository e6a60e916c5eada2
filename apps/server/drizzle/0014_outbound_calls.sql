CREATE TABLE "do_not_call_numbers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"phone_number" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"source" text NOT NULL,
	"call_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "do_not_call_numbers_business_id_phone_number_key" UNIQUE("business_id","phone_number"),
	CONSTRAINT "do_not_call_numbers_phone_number_check" CHECK ("do_not_call_numbers"."phone_number" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "do_not_call_numbers_source_check" CHECK ("do_not_call_numbers"."source" in ('staff', 'callee', 'import'))
);
--> statement-breakpoint
CREATE TABLE "outbound_calls" (
	"call_id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"machine_action" text NOT NULL,
	"machine_message" text,
	"ring_seconds" integer NOT NULL,
	"status_sequence" integer,
	"machine_handled_at" timestamp with time zone,
	"cancel_requested_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbound_calls_machine_action_check" CHECK ("outbound_calls"."machine_action" in ('hang_up', 'leave_message', 'go_on')),
	CONSTRAINT "outbound_calls_ring_seconds_check" CHECK ("outbound_calls"."ring_seconds" between 1 and 600),
	CONSTRAINT "outbound_calls_message_check" CHECK ("outbound_calls"."machine_action" <> 'leave_message' or "outbound_calls"."machine_message" is not null)
);
--> statement-breakpoint
ALTER TABLE "calls" DROP CONSTRAINT "calls_disposition_check";--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "answered_by" text;--> statement-breakpoint
ALTER TABLE "do_not_call_numbers" ADD CONSTRAINT "do_not_call_numbers_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "do_not_call_numbers" ADD CONSTRAINT "do_not_call_numbers_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound_calls" ADD CONSTRAINT "outbound_calls_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "do_not_call_numbers_business_id_created_at_index" ON "do_not_call_numbers" USING btree ("business_id","created_at","id");--> statement-breakpoint
CREATE INDEX "calls_going_on_index" ON "calls" USING btree ("started_at") WHERE "calls"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_answered_by_check" CHECK ("calls"."answered_by" in ('human', 'machine', 'fax', 'unknown'));--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_disposition_check" CHECK ("calls"."disposition" in ('agent_ended', 'caller_hung_up', 'transferred', 'silence', 'max_duration', 'refused', 'failed', 'interrupted', 'machine', 'voicemail', 'busy', 'no_answer', 'canceled'));