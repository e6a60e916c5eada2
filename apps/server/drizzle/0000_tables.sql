CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agent_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"config" jsonb NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agent_versions_business_id_id_key" UNIQUE("business_id","id"),
	CONSTRAINT "agent_versions_agent_id_version_key" UNIQUE("agent_id","version"),
	CONSTRAINT "agent_versions_version_check" CHECK ("agent_versions"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"engine" text DEFAULT 'pipeline' NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"draft" jsonb,
	"published_version_id" uuid,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"elevenlabs_agent_id" text,
	"retell_agent_id" text,
	"retell_llm_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agents_elevenlabs_agent_id_unique" UNIQUE("elevenlabs_agent_id"),
	CONSTRAINT "agents_retell_agent_id_unique" UNIQUE("retell_agent_id"),
	CONSTRAINT "agents_retell_llm_id_unique" UNIQUE("retell_llm_id"),
	CONSTRAINT "agents_business_id_id_key" UNIQUE("business_id","id"),
	CONSTRAINT "agents_engine_check" CHECK ("agents"."engine" in ('pipeline', 'elevenlabs', 'openai_realtime', 'retell', 'custom_llm')),
	CONSTRAINT "agents_status_check" CHECK ("agents"."status" in ('draft', 'pending_setup', 'active', 'inactive')),
	CONSTRAINT "agents_active_is_published_check" CHECK ("agents"."status" <> 'active' or "agents"."published_version_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] DEFAULT '{}'::text[] NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_keys_prefix_unique" UNIQUE("prefix")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid,
	"actor_type" text NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_log_actor_type_check" CHECK ("audit_log"."actor_type" in ('user', 'api_key', 'call', 'system'))
);
--> statement-breakpoint
CREATE TABLE "businesses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"phone_number" text,
	"forwarding_number" text,
	"timezone" text NOT NULL,
	"business_hours" jsonb NOT NULL,
	"hours_exceptions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"settings" jsonb DEFAULT '{"answerWhenClosed": true, "facts": []}'::jsonb NOT NULL,
	"profile" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "businesses_kind_check" CHECK ("businesses"."kind" in ('restaurant', 'real_estate', 'general')),
	CONSTRAINT "businesses_phone_number_check" CHECK ("businesses"."phone_number" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "businesses_forwarding_number_check" CHECK ("businesses"."forwarding_number" ~ '^\+[1-9][0-9]{6,14}$')
);
--> statement-breakpoint
CREATE TABLE "call_events" (
	"call_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"business_id" uuid NOT NULL,
	"type" text NOT NULL,
	"at_ms" double precision NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_events_call_id_sequence_pk" PRIMARY KEY("call_id","sequence"),
	CONSTRAINT "call_events_sequence_check" CHECK ("call_events"."sequence" >= 0)
);
--> statement-breakpoint
CREATE TABLE "call_turns" (
	"call_id" uuid NOT NULL,
	"turn_index" integer NOT NULL,
	"business_id" uuid NOT NULL,
	"speaker" text NOT NULL,
	"text" text NOT NULL,
	"started_at_ms" double precision NOT NULL,
	"ended_at_ms" double precision NOT NULL,
	"was_interrupted" boolean DEFAULT false NOT NULL,
	"endpointing_ms" double precision,
	"stt_ms" double precision,
	"dialogue_ms" double precision,
	"tool_ms" double precision,
	"tts_ms" double precision,
	"total_ms" double precision,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_turns_call_id_turn_index_pk" PRIMARY KEY("call_id","turn_index"),
	CONSTRAINT "call_turns_speaker_check" CHECK ("call_turns"."speaker" in ('caller', 'agent')),
	CONSTRAINT "call_turns_turn_index_check" CHECK ("call_turns"."turn_index" >= 0)
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"agent_id" uuid,
	"agent_version_id" uuid,
	"phone_number_id" uuid,
	"contact_id" uuid,
	"direction" text NOT NULL,
	"from_number" text,
	"to_number" text,
	"status" text DEFAULT 'queued' NOT NULL,
	"carrier" text,
	"call_sid" text,
	"stream_sid" text,
	"retell_call_id" text,
	"daily_room_url" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"duration_seconds" integer,
	"forwarded" boolean DEFAULT false NOT NULL,
	"forwarded_to" text,
	"disposition" text,
	"disposition_detail" text DEFAULT '' NOT NULL,
	"sentiment" text,
	"summary" text,
	"success" boolean,
	"turn_count" integer DEFAULT 0 NOT NULL,
	"latency_p50_ms" double precision,
	"latency_p95_ms" double precision,
	"cost_minor" integer,
	"cost_currency" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calls_call_sid_unique" UNIQUE("call_sid"),
	CONSTRAINT "calls_retell_call_id_unique" UNIQUE("retell_call_id"),
	CONSTRAINT "calls_business_id_id_key" UNIQUE("business_id","id"),
	CONSTRAINT "calls_direction_check" CHECK ("calls"."direction" in ('inbound', 'outbound', 'web')),
	CONSTRAINT "calls_status_check" CHECK ("calls"."status" in ('queued', 'initiated', 'ringing', 'in_progress', 'completed', 'failed', 'busy', 'no_answer', 'canceled')),
	CONSTRAINT "calls_disposition_check" CHECK ("calls"."disposition" in ('agent_ended', 'caller_hung_up', 'transferred', 'silence', 'max_duration', 'refused', 'failed', 'interrupted')),
	CONSTRAINT "calls_sentiment_check" CHECK ("calls"."sentiment" in ('positive', 'neutral', 'negative')),
	CONSTRAINT "calls_duration_seconds_check" CHECK ("calls"."duration_seconds" >= 0),
	CONSTRAINT "calls_ended_after_start_check" CHECK ("calls"."ended_at" >= "calls"."started_at"),
	CONSTRAINT "calls_cost_has_currency_check" CHECK (("calls"."cost_minor" is null) = ("calls"."cost_currency" is null))
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"phone_number" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"email" text,
	"notes" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contacts_business_id_id_key" UNIQUE("business_id","id"),
	CONSTRAINT "contacts_business_id_phone_number_key" UNIQUE("business_id","phone_number"),
	CONSTRAINT "contacts_phone_number_check" CHECK ("contacts"."phone_number" ~ '^\+[1-9][0-9]{6,14}$')
);
--> statement-breakpoint
CREATE TABLE "tables" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"name" text NOT NULL,
	"capacity" integer NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tables_business_id_id_key" UNIQUE("business_id","id"),
	CONSTRAINT "tables_business_id_name_key" UNIQUE("business_id","name"),
	CONSTRAINT "tables_capacity_check" CHECK ("tables"."capacity" > 0)
);
--> statement-breakpoint
CREATE TABLE "knowledge_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text DEFAULT 'general' NOT NULL,
	"content" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"elevenlabs_kb_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "knowledge_items_business_id_id_key" UNIQUE("business_id","id"),
	CONSTRAINT "knowledge_items_version_check" CHECK ("knowledge_items"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "knowledge_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"content" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "knowledge_versions_item_id_version_key" UNIQUE("item_id","version")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"call_id" uuid,
	"contact_id" uuid,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"interest" text NOT NULL,
	"budget" text,
	"timeline" text,
	"source" text DEFAULT 'call' NOT NULL,
	"stage" text DEFAULT 'new' NOT NULL,
	"idempotency_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "leads_business_id_idempotency_key_key" UNIQUE("business_id","idempotency_key"),
	CONSTRAINT "leads_stage_check" CHECK ("leads"."stage" in ('new', 'contacted', 'qualified', 'won', 'lost')),
	CONSTRAINT "leads_phone_check" CHECK ("leads"."phone" ~ '^\+[1-9][0-9]{6,14}$')
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"address" text NOT NULL,
	"kind" text NOT NULL,
	"offer" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"bedrooms" integer NOT NULL,
	"bathrooms" double precision NOT NULL,
	"area_square_feet" integer,
	"description" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "listings_business_id_id_key" UNIQUE("business_id","id"),
	CONSTRAINT "listings_business_id_reference_key" UNIQUE("business_id","reference"),
	CONSTRAINT "listings_offer_check" CHECK ("listings"."offer" in ('sale', 'rent')),
	CONSTRAINT "listings_status_check" CHECK ("listings"."status" in ('active', 'under_offer', 'sold', 'withdrawn')),
	CONSTRAINT "listings_price_minor_check" CHECK ("listings"."price_minor" >= 0),
	CONSTRAINT "listings_currency_check" CHECK ("listings"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "members" (
	"user_id" uuid NOT NULL,
	"business_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_user_id_business_id_pk" PRIMARY KEY("user_id","business_id"),
	CONSTRAINT "members_role_check" CHECK ("members"."role" in ('owner', 'manager', 'staff'))
);
--> statement-breakpoint
CREATE TABLE "menu_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"section" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"price_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"allergens" text[] DEFAULT '{}'::text[] NOT NULL,
	"diets" text[] DEFAULT '{}'::text[] NOT NULL,
	"is_available" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "menu_items_price_minor_check" CHECK ("menu_items"."price_minor" >= 0),
	CONSTRAINT "menu_items_currency_check" CHECK ("menu_items"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"call_id" uuid,
	"name" text NOT NULL,
	"phone" text NOT NULL,
	"message" text NOT NULL,
	"status" text DEFAULT 'new' NOT NULL,
	"idempotency_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_business_id_idempotency_key_key" UNIQUE("business_id","idempotency_key"),
	CONSTRAINT "messages_status_check" CHECK ("messages"."status" in ('new', 'read', 'done')),
	CONSTRAINT "messages_phone_check" CHECK ("messages"."phone" ~ '^\+[1-9][0-9]{6,14}$')
);
--> statement-breakpoint
CREATE TABLE "phone_numbers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"business_id" uuid,
	"agent_id" uuid,
	"label" text DEFAULT '' NOT NULL,
	"carrier" text DEFAULT 'twilio' NOT NULL,
	"carrier_number_id" text,
	"status" text DEFAULT 'unassigned' NOT NULL,
	"calls_received" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "phone_numbers_number_unique" UNIQUE("number"),
	CONSTRAINT "phone_numbers_number_check" CHECK ("phone_numbers"."number" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "phone_numbers_status_check" CHECK ("phone_numbers"."status" in ('active', 'inactive', 'unassigned')),
	CONSTRAINT "phone_numbers_agent_has_business_check" CHECK ("phone_numbers"."agent_id" is null or "phone_numbers"."business_id" is not null),
	CONSTRAINT "phone_numbers_calls_received_check" CHECK ("phone_numbers"."calls_received" >= 0)
);
--> statement-breakpoint
CREATE TABLE "recordings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"storage_key" text NOT NULL,
	"content_type" text DEFAULT 'audio/wav' NOT NULL,
	"channels" integer DEFAULT 2 NOT NULL,
	"sample_rate_hz" integer DEFAULT 8000 NOT NULL,
	"duration_ms" integer,
	"size_bytes" bigint,
	"status" text DEFAULT 'recording' NOT NULL,
	"recording_sid" text,
	"recording_url" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recordings_call_id_unique" UNIQUE("call_id"),
	CONSTRAINT "recordings_storage_key_unique" UNIQUE("storage_key"),
	CONSTRAINT "recordings_status_check" CHECK ("recordings"."status" in ('recording', 'completed', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"table_id" uuid NOT NULL,
	"call_id" uuid,
	"contact_id" uuid,
	"confirmation_code" text NOT NULL,
	"guest_name" text NOT NULL,
	"guest_phone" text NOT NULL,
	"party_size" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'booked' NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"idempotency_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reservations_business_id_confirmation_code_key" UNIQUE("business_id","confirmation_code"),
	CONSTRAINT "reservations_business_id_idempotency_key_key" UNIQUE("business_id","idempotency_key"),
	CONSTRAINT "reservations_status_check" CHECK ("reservations"."status" in ('booked', 'seated', 'completed', 'canceled', 'no_show')),
	CONSTRAINT "reservations_ends_at_check" CHECK ("reservations"."ends_at" > "reservations"."starts_at"),
	CONSTRAINT "reservations_party_size_check" CHECK ("reservations"."party_size" > 0),
	CONSTRAINT "reservations_guest_phone_check" CHECK ("reservations"."guest_phone" ~ '^\+[1-9][0-9]{6,14}$')
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "specials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"price_minor" integer,
	"currency" text,
	"valid_from" date NOT NULL,
	"valid_until" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "specials_valid_until_check" CHECK ("specials"."valid_until" >= "specials"."valid_from"),
	CONSTRAINT "specials_price_minor_check" CHECK ("specials"."price_minor" >= 0),
	CONSTRAINT "specials_price_has_currency_check" CHECK (("specials"."price_minor" is null) = ("specials"."currency" is null))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"username" text,
	"name" text NOT NULL,
	"first_name" text,
	"last_name" text,
	"image" text,
	"role" text DEFAULT 'member' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_username_unique" UNIQUE("username"),
	CONSTRAINT "users_role_check" CHECK ("users"."role" in ('admin', 'member'))
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "viewings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"listing_id" uuid NOT NULL,
	"call_id" uuid,
	"contact_id" uuid,
	"visitor_name" text NOT NULL,
	"visitor_phone" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'booked' NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"idempotency_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "viewings_business_id_idempotency_key_key" UNIQUE("business_id","idempotency_key"),
	CONSTRAINT "viewings_status_check" CHECK ("viewings"."status" in ('booked', 'completed', 'canceled', 'no_show')),
	CONSTRAINT "viewings_ends_at_check" CHECK ("viewings"."ends_at" > "viewings"."starts_at"),
	CONSTRAINT "viewings_visitor_phone_check" CHECK ("viewings"."visitor_phone" ~ '^\+[1-9][0-9]{6,14}$')
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_versions" ADD CONSTRAINT "agent_versions_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_versions" ADD CONSTRAINT "agent_versions_agent_fk" FOREIGN KEY ("business_id","agent_id") REFERENCES "public"."agents"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_events" ADD CONSTRAINT "call_events_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_turns" ADD CONSTRAINT "call_turns_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_phone_number_id_phone_numbers_id_fk" FOREIGN KEY ("phone_number_id") REFERENCES "public"."phone_numbers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_agent_fk" FOREIGN KEY ("business_id","agent_id") REFERENCES "public"."agents"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_agent_version_fk" FOREIGN KEY ("business_id","agent_version_id") REFERENCES "public"."agent_versions"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_contact_fk" FOREIGN KEY ("business_id","contact_id") REFERENCES "public"."contacts"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tables" ADD CONSTRAINT "tables_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_items" ADD CONSTRAINT "knowledge_items_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_versions" ADD CONSTRAINT "knowledge_versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_versions" ADD CONSTRAINT "knowledge_versions_item_fk" FOREIGN KEY ("business_id","item_id") REFERENCES "public"."knowledge_items"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_contact_fk" FOREIGN KEY ("business_id","contact_id") REFERENCES "public"."contacts"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "menu_items" ADD CONSTRAINT "menu_items_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_agent_fk" FOREIGN KEY ("business_id","agent_id") REFERENCES "public"."agents"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recordings" ADD CONSTRAINT "recordings_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_table_fk" FOREIGN KEY ("business_id","table_id") REFERENCES "public"."tables"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_contact_fk" FOREIGN KEY ("business_id","contact_id") REFERENCES "public"."contacts"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "specials" ADD CONSTRAINT "specials_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_listing_fk" FOREIGN KEY ("business_id","listing_id") REFERENCES "public"."listings"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_contact_fk" FOREIGN KEY ("business_id","contact_id") REFERENCES "public"."contacts"("business_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user_id_index" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_provider_account_key" ON "accounts" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "api_keys_user_id_index" ON "api_keys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_log_business_id_created_at_index" ON "audit_log" USING btree ("business_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_subject_index" ON "audit_log" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "businesses_kind_index" ON "businesses" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "calls_business_id_started_at_index" ON "calls" USING btree ("business_id","started_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "calls_business_id_status_started_at_index" ON "calls" USING btree ("business_id","status","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "calls_agent_id_started_at_index" ON "calls" USING btree ("agent_id","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "calls_started_at_index" ON "calls" USING btree ("started_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "calls_contact_id_index" ON "calls" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "knowledge_items_business_id_type_index" ON "knowledge_items" USING btree ("business_id","type");--> statement-breakpoint
CREATE INDEX "leads_business_id_created_at_index" ON "leads" USING btree ("business_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "leads_business_id_phone_index" ON "leads" USING btree ("business_id","phone");--> statement-breakpoint
CREATE INDEX "members_business_id_index" ON "members" USING btree ("business_id");--> statement-breakpoint
CREATE INDEX "menu_items_business_id_position_index" ON "menu_items" USING btree ("business_id","position");--> statement-breakpoint
CREATE INDEX "messages_business_id_created_at_index" ON "messages" USING btree ("business_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "phone_numbers_business_id_index" ON "phone_numbers" USING btree ("business_id");--> statement-breakpoint
CREATE INDEX "phone_numbers_agent_id_index" ON "phone_numbers" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "reservations_business_id_starts_at_index" ON "reservations" USING btree ("business_id","starts_at");--> statement-breakpoint
CREATE INDEX "reservations_business_id_guest_phone_index" ON "reservations" USING btree ("business_id","guest_phone");--> statement-breakpoint
CREATE INDEX "reservations_call_id_index" ON "reservations" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "specials_business_id_valid_until_index" ON "specials" USING btree ("business_id","valid_until");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "verifications_identifier_index" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "viewings_business_id_starts_at_index" ON "viewings" USING btree ("business_id","starts_at");