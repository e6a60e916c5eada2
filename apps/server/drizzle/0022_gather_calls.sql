CREATE TABLE "gather_calls" (
	"call_id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"answered" integer NOT NULL,
	"document" text NOT NULL,
	"said" jsonb NOT NULL,
	"voice" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gather_calls_answered_check" CHECK ("gather_calls"."answered" >= 0),
	CONSTRAINT "gather_calls_voice_check" CHECK ("gather_calls"."voice" in ('own', 'carrier'))
);
--> statement-breakpoint
ALTER TABLE "gather_calls" ADD CONSTRAINT "gather_calls_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE cascade ON UPDATE no action;