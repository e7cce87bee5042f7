CREATE TABLE "follow_ups" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"silence" uuid NOT NULL,
	"step" integer NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"draft_id" uuid,
	"made_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "follow_ups_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "follow_ups_once" UNIQUE("team_id","conversation_id","silence","step")
);
--> statement-breakpoint
ALTER TABLE "sender_numbers" ADD COLUMN "agent" text;--> statement-breakpoint
ALTER TABLE "agent_decisions" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rehearsals" ADD COLUMN "updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_conversation_fk" FOREIGN KEY ("team_id","conversation_id") REFERENCES "public"."conversations"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "follow_ups_one_waiting" ON "follow_ups" USING btree ("team_id","conversation_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "follow_ups_due" ON "follow_ups" USING btree ("due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "conversations_agent" ON "conversations" USING btree ("team_id","agent") WHERE agent is not null;--> statement-breakpoint
CREATE INDEX "agent_decisions_lead" ON "agent_decisions" USING btree ("team_id","lead_id") WHERE erased_at is null;--> statement-breakpoint
CREATE INDEX "rehearsals_running" ON "rehearsals" USING btree ("updated_at") WHERE state = 'running';--> statement-breakpoint
SELECT protect_team_table('follow_ups', 'SELECT, INSERT, UPDATE, DELETE');
--> statement-breakpoint
-- What the sweeper of the agents looks for across teams before it works in each of them.
SELECT
  open_to_system('follow_ups', 'SELECT'),
  open_to_system('rehearsals', 'SELECT');
--> statement-breakpoint
-- The recorder stays append-only, but for one thing: the texts of a person can be taken out for good.
GRANT UPDATE (input, raw_output, error, checks, reason, erased_at) ON agent_decisions TO app_user;
--> statement-breakpoint
CREATE FUNCTION decisions_only_erased() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF NEW.erased_at IS NULL OR NEW.input <> '{}'::jsonb OR NEW.raw_output IS NOT NULL OR NEW.error IS NOT NULL OR NEW.reason IS NOT NULL
    OR jsonb_path_exists(NEW.checks, '$[*].detail ? (@ != null)') THEN
    RAISE EXCEPTION 'A decision stays as it was written; its texts can only be erased.' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER agent_decisions_only_erased BEFORE UPDATE OF input, raw_output, error, checks, reason, erased_at ON agent_decisions
  FOR EACH ROW EXECUTE FUNCTION decisions_only_erased();
