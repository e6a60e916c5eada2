-- What the schema language cannot say: no overlapping claims, and rows that are written once.
-- btree_gist is a trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_no_overlap"
  EXCLUDE USING gist ("table_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)
  WHERE ("status" IN ('booked', 'seated'));
--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_no_overlap"
  EXCLUDE USING gist ("listing_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&)
  WHERE ("status" = 'booked');
--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_published_version_fk"
  FOREIGN KEY ("business_id", "published_version_id") REFERENCES "agent_versions" ("business_id", "id");
--> statement-breakpoint
CREATE FUNCTION refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER call_events_append_only BEFORE UPDATE ON "call_events"
  FOR EACH ROW EXECUTE FUNCTION refuse_update();
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE ON "audit_log"
  FOR EACH ROW EXECUTE FUNCTION refuse_update();
--> statement-breakpoint
CREATE TRIGGER agent_versions_immutable BEFORE UPDATE OF "config", "version", "agent_id", "business_id" ON "agent_versions"
  FOR EACH ROW EXECUTE FUNCTION refuse_update();
