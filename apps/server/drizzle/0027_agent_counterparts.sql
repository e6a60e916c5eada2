CREATE TABLE "agent_counterparts" (
	"business_id" uuid NOT NULL,
	"agent_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"outside_id" text,
	"state" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"synced_revision" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"retry_at" timestamp with time zone,
	"locked_until" timestamp with time zone,
	"synced_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agent_counterparts_agent_id_provider_pk" PRIMARY KEY("agent_id","provider")
);
--> statement-breakpoint
ALTER TABLE "agent_counterparts" ADD CONSTRAINT "agent_counterparts_agent_fk" FOREIGN KEY ("business_id","agent_id") REFERENCES "public"."agents"("business_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agent_counterparts_business_id_index" ON "agent_counterparts" USING btree ("business_id");--> statement-breakpoint
CREATE INDEX "agent_counterparts_outside_id_index" ON "agent_counterparts" USING btree ("provider","outside_id");--> statement-breakpoint
-- An agent, its knowledge or an account changed: counterparts elsewhere are to be told.
CREATE FUNCTION note_agent_for_counterpart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NOT NULL THEN
    UPDATE agent_counterparts SET revision = revision + 1, retry_at = NULL WHERE agent_id = NEW.id;
  ELSIF NEW.engine = 'elevenlabs' AND NEW.published_version_id IS NOT NULL THEN
    INSERT INTO agent_counterparts (business_id, agent_id, provider) VALUES (NEW.business_id, NEW.id, NEW.engine)
    ON CONFLICT (agent_id, provider) DO UPDATE SET revision = agent_counterparts.revision + 1, retry_at = NULL
      -- Whoever keeps it in step writes down the id it has there.
      WHERE TG_OP = 'INSERT' OR agent_counterparts.outside_id IS DISTINCT FROM NEW.elevenlabs_agent_id
        OR (NEW.engine, NEW.published_version_id, NEW.name, NEW.deleted_at)
           IS DISTINCT FROM (OLD.engine, OLD.published_version_id, OLD.name, OLD.deleted_at);
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER agents_note_for_counterpart_new AFTER INSERT ON "agents"
  FOR EACH ROW EXECUTE FUNCTION note_agent_for_counterpart();
--> statement-breakpoint
CREATE TRIGGER agents_note_for_counterpart AFTER UPDATE ON "agents" FOR EACH ROW
  WHEN ((NEW.engine, NEW.published_version_id, NEW.name, NEW.deleted_at, NEW.elevenlabs_agent_id)
        IS DISTINCT FROM (OLD.engine, OLD.published_version_id, OLD.name, OLD.deleted_at, OLD.elevenlabs_agent_id))
  EXECUTE FUNCTION note_agent_for_counterpart();
--> statement-breakpoint
CREATE FUNCTION note_business_for_counterparts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE agent_counterparts SET revision = revision + 1, retry_at = NULL
    WHERE business_id = CASE TG_OP WHEN 'DELETE' THEN OLD.business_id ELSE NEW.business_id END;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER knowledge_items_note_for_counterparts
  AFTER INSERT OR DELETE OR UPDATE OF "name", "content", "is_active" ON "knowledge_items"
  FOR EACH ROW EXECUTE FUNCTION note_business_for_counterparts();
--> statement-breakpoint
CREATE TRIGGER provider_credentials_note_for_counterparts
  AFTER INSERT OR DELETE OR UPDATE OF "sealed_credentials" ON "provider_credentials"
  FOR EACH ROW EXECUTE FUNCTION note_business_for_counterparts();
--> statement-breakpoint
CREATE FUNCTION note_installation_for_counterparts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE agent_counterparts SET revision = revision + 1, retry_at = NULL;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER installation_credentials_note_for_counterparts
  AFTER INSERT OR DELETE OR UPDATE OF "sealed_credentials" ON "installation_credentials"
  FOR EACH STATEMENT EXECUTE FUNCTION note_installation_for_counterparts();
--> statement-breakpoint
-- Those that hold calls already.
INSERT INTO agent_counterparts (business_id, agent_id, provider)
  SELECT business_id, id, engine FROM agents
  WHERE engine = 'elevenlabs' AND published_version_id IS NOT NULL AND deleted_at IS NULL;
