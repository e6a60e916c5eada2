CREATE TABLE "text_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"message_sid" text,
	"error_code" integer,
	"error_detail" text,
	"segments" integer,
	"media_count" integer DEFAULT 0 NOT NULL,
	"call_id" uuid,
	"user_id" uuid,
	"idempotency_key" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "text_messages_message_sid_unique" UNIQUE("message_sid"),
	CONSTRAINT "text_messages_business_id_idempotency_key_key" UNIQUE("business_id","idempotency_key"),
	CONSTRAINT "text_messages_direction_check" CHECK ("text_messages"."direction" in ('inbound', 'outbound')),
	CONSTRAINT "text_messages_status_check" CHECK ("text_messages"."status" in ('queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'received'))
);
--> statement-breakpoint
CREATE TABLE "text_threads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"phone_number" text NOT NULL,
	"our_number" text NOT NULL,
	"contact_id" uuid,
	"opted_out_at" timestamp with time zone,
	"unread_count" integer DEFAULT 0 NOT NULL,
	"last_message_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dialogue" jsonb,
	"dialogue_version_id" uuid,
	"dialogue_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "text_threads_business_id_id_key" UNIQUE("business_id","id"),
	CONSTRAINT "text_threads_business_id_phone_number_key" UNIQUE("business_id","phone_number"),
	CONSTRAINT "text_threads_phone_number_check" CHECK ("text_threads"."phone_number" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "text_threads_our_number_check" CHECK ("text_threads"."our_number" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "text_threads_unread_count_check" CHECK ("text_threads"."unread_count" >= 0)
);
--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_thread_fk" FOREIGN KEY ("business_id","thread_id") REFERENCES "public"."text_threads"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_messages" ADD CONSTRAINT "text_messages_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_threads" ADD CONSTRAINT "text_threads_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_threads" ADD CONSTRAINT "text_threads_contact_fk" FOREIGN KEY ("business_id","contact_id") REFERENCES "public"."contacts"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "text_messages_thread_id_created_at_index" ON "text_messages" USING btree ("thread_id","created_at","id");--> statement-breakpoint
CREATE INDEX "text_messages_call_id_index" ON "text_messages" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "text_threads_business_id_last_message_at_index" ON "text_threads" USING btree ("business_id","last_message_at","id");--> statement-breakpoint
CREATE INDEX "text_threads_contact_id_index" ON "text_threads" USING btree ("contact_id");