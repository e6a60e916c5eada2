DROP INDEX "calls_business_id_status_started_at_index";--> statement-breakpoint
DROP INDEX "calls_business_id_started_at_index";--> statement-breakpoint
DROP INDEX "calls_agent_id_started_at_index";--> statement-breakpoint
DROP INDEX "calls_started_at_index";--> statement-breakpoint
DROP INDEX "webhook_endpoints_created_at_index";--> statement-breakpoint
CREATE INDEX "call_turns_words_index" ON "call_turns" USING gin (to_tsvector('simple', "text"));--> statement-breakpoint
CREATE INDEX "calls_business_id_status_index" ON "calls" USING btree ("business_id","status","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_business_id_direction_index" ON "calls" USING btree ("business_id","direction","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_business_id_disposition_index" ON "calls" USING btree ("business_id","disposition","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_business_id_agent_id_index" ON "calls" USING btree ("business_id","agent_id","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_from_number_index" ON "calls" USING btree ("from_number");--> statement-breakpoint
CREATE INDEX "calls_to_number_index" ON "calls" USING btree ("to_number","started_at");--> statement-breakpoint
CREATE INDEX "calls_business_id_started_at_index" ON "calls" USING btree ("business_id","started_at","id");--> statement-breakpoint
CREATE INDEX "calls_agent_id_started_at_index" ON "calls" USING btree ("agent_id","started_at");--> statement-breakpoint
CREATE INDEX "calls_started_at_index" ON "calls" USING btree ("started_at","id");--> statement-breakpoint
CREATE INDEX "webhook_endpoints_created_at_index" ON "webhook_endpoints" USING btree ("created_at","id");