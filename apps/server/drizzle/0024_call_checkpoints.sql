CREATE TABLE "call_checkpoints" (
	"call_id" uuid PRIMARY KEY NOT NULL,
	"business_id" uuid NOT NULL,
	"at_ms" double precision NOT NULL,
	"state" jsonb,
	"turn_count" integer NOT NULL,
	"reminders" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_checkpoints_turn_count_check" CHECK ("call_checkpoints"."turn_count" >= 0)
);
--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "segments" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "call_checkpoints" ADD CONSTRAINT "call_checkpoints_call_fk" FOREIGN KEY ("business_id","call_id") REFERENCES "public"."calls"("business_id","id") ON DELETE cascade ON UPDATE no action;