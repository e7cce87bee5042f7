CREATE TYPE "public"."agent_mode" AS ENUM('off', 'draft', 'auto');--> statement-breakpoint
CREATE TYPE "public"."agent_slug" AS ENUM('gianna', 'cathy', 'sabrina', 'neva');--> statement-breakpoint
CREATE TYPE "public"."draft_state" AS ENUM('writing', 'pending', 'approved', 'edited', 'rejected', 'expired', 'auto', 'failed');--> statement-breakpoint
CREATE TYPE "public"."appointment_state" AS ENUM('held', 'booked', 'canceled', 'done', 'no_show', 'expired');--> statement-breakpoint
CREATE TYPE "public"."call_state" AS ENUM('starting', 'ringing_rep', 'ringing', 'in_progress', 'completed', 'no_answer', 'busy', 'failed', 'canceled', 'voicemail', 'unknown');--> statement-breakpoint
CREATE TABLE "bucket_moves" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"from_bucket_id" uuid,
	"to_bucket_id" uuid,
	"moved_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bucket_moves_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "canned_replies" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"shortcut" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "canned_replies_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "dispositions" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"position" integer NOT NULL,
	"ends_runs" boolean DEFAULT false NOT NULL,
	"stage" text,
	"applies_to" text DEFAULT 'both' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dispositions_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "dispositions_key" UNIQUE("team_id","key")
);
--> statement-breakpoint
CREATE TABLE "inbox_changes" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"action" text NOT NULL,
	"user_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "inbox_changes_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "inbox_settings" (
	"team_id" uuid PRIMARY KEY NOT NULL,
	"assignment" text DEFAULT 'hand' NOT NULL,
	"assignees" uuid[] DEFAULT '{}' NOT NULL,
	"last_assignee_id" uuid,
	"sla_hot_minutes" integer DEFAULT 15,
	"sla_minutes" integer DEFAULT 120,
	"escalate_minutes" integer DEFAULT 30 NOT NULL,
	"business_hours" jsonb,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intent_corrections" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"from_intent" text,
	"from_rule" text,
	"to_intent" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "intent_corrections_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"body" text NOT NULL,
	"author_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "notes_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "response_buckets" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"rule" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "response_buckets_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "response_buckets_name" UNIQUE("team_id","name")
);
--> statement-breakpoint
CREATE TABLE "agent_decisions" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"agent" "agent_slug",
	"version_id" uuid,
	"conversation_id" uuid,
	"lead_id" uuid,
	"inbound_message_id" uuid,
	"inbound_hash" text,
	"prompt_hash" text NOT NULL,
	"model" text NOT NULL,
	"input" jsonb NOT NULL,
	"raw_output" text,
	"stop_reason" text,
	"error" text,
	"checks" jsonb NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"cache_read_tokens" integer DEFAULT 0 NOT NULL,
	"cache_write_tokens" integer DEFAULT 0 NOT NULL,
	"cost_micros" bigint DEFAULT 0 NOT NULL,
	"latency_ms" integer DEFAULT 0 NOT NULL,
	"simulated" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agent_decisions_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "agent_facts" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"url" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "agent_facts_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "agent_modes" (
	"team_id" uuid NOT NULL,
	"agent" "agent_slug" NOT NULL,
	"intent" text NOT NULL,
	"mode" "agent_mode" NOT NULL,
	"unlocked_at" timestamp (3) with time zone,
	"relocked_at" timestamp (3) with time zone,
	"relock_reason" text,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agent_modes_team_id_agent_intent_pk" PRIMARY KEY("team_id","agent","intent")
);
--> statement-breakpoint
CREATE TABLE "agent_settings" (
	"team_id" uuid PRIMARY KEY NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	"stopped_by" uuid,
	"day_budget_micros" bigint DEFAULT 20000000 NOT NULL,
	"conversation_budget_micros" bigint DEFAULT 500000 NOT NULL,
	"disclosure" boolean DEFAULT true NOT NULL,
	"disclosure_line" text DEFAULT 'Sent with the help of an automated assistant.' NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agent_versions" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"agent" "agent_slug" NOT NULL,
	"number" integer NOT NULL,
	"persona" jsonb NOT NULL,
	"goal" text NOT NULL,
	"prompt" text NOT NULL,
	"policy" jsonb NOT NULL,
	"model" text,
	"note" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	CONSTRAINT "agent_versions_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "agent_versions_number" UNIQUE("team_id","agent","number")
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"team_id" uuid NOT NULL,
	"agent" "agent_slug" NOT NULL,
	"version_id" uuid NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agents_team_id_agent_pk" PRIMARY KEY("team_id","agent")
);
--> statement-breakpoint
CREATE TABLE "ai_usage_days" (
	"team_id" uuid NOT NULL,
	"day" date NOT NULL,
	"who" text NOT NULL,
	"model" text NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"input_tokens" bigint DEFAULT 0 NOT NULL,
	"output_tokens" bigint DEFAULT 0 NOT NULL,
	"cache_read_tokens" bigint DEFAULT 0 NOT NULL,
	"cache_write_tokens" bigint DEFAULT 0 NOT NULL,
	"cost_micros" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "ai_usage_days_team_id_day_who_model_pk" PRIMARY KEY("team_id","day","who","model")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"agent" "agent_slug" NOT NULL,
	"version_id" uuid NOT NULL,
	"decision_id" uuid,
	"inbound_message_id" uuid,
	"channel" "channel" NOT NULL,
	"subject" text,
	"intent" text NOT NULL,
	"state" "draft_state" NOT NULL,
	"body" text NOT NULL,
	"final_body" text,
	"claims" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"checks" jsonb NOT NULL,
	"confidence" double precision,
	"handoff" text,
	"reason" text,
	"reject_reason" text,
	"reject_note" text,
	"message_id" uuid,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "rehearsal_differences" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rehearsal_id" uuid NOT NULL,
	"before_id" uuid NOT NULL,
	"after_id" uuid NOT NULL,
	"what" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rehearsal_differences_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "rehearsals" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"agent" "agent_slug" NOT NULL,
	"version_id" uuid NOT NULL,
	"state" text NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"differing" integer DEFAULT 0 NOT NULL,
	"cost_micros" bigint DEFAULT 0 NOT NULL,
	"error" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "rehearsals_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"conversation_id" uuid,
	"owner_id" uuid NOT NULL,
	"state" "appointment_state" NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"zone" text NOT NULL,
	"title" text NOT NULL,
	"notes" text,
	"hold_expires_at" timestamp (3) with time zone,
	"agent" text,
	"brief_id" uuid,
	"ics_uid" text NOT NULL,
	"ics_sequence" integer DEFAULT 0 NOT NULL,
	"invitation_message_id" uuid,
	"cancel_reason" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "appointments_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "briefs" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"decision_id" uuid,
	"statements" jsonb NOT NULL,
	"open_questions" text[] NOT NULL,
	"dropped" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "briefs_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"task_id" uuid,
	"user_id" uuid,
	"direction" "direction" NOT NULL,
	"state" "call_state" NOT NULL,
	"integration_id" uuid NOT NULL,
	"sender_number_id" uuid NOT NULL,
	"lead_phone" text NOT NULL,
	"rep_phone" text,
	"provider_id" text,
	"client_key" text,
	"recorded" boolean DEFAULT false NOT NULL,
	"recording_key" text,
	"recording_provider_id" text,
	"recording_seconds" integer,
	"notice_at" timestamp (3) with time zone,
	"disposition" text,
	"notes" text,
	"error_code" text,
	"error_message" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"talk_seconds" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "calls_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "working_hours" (
	"team_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"zone" text NOT NULL,
	"week" jsonb NOT NULL,
	"slot_minutes" integer DEFAULT 30 NOT NULL,
	"buffer_minutes" integer DEFAULT 0 NOT NULL,
	"notice_minutes" integer DEFAULT 60 NOT NULL,
	"horizon_days" integer DEFAULT 14 NOT NULL,
	"bookable" boolean DEFAULT true NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "working_hours_team_id_user_id_pk" PRIMARY KEY("team_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "key_bindings" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "agent" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "draft_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "sentiment" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "confidence" double precision;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "channel" "channel" DEFAULT 'sms' NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "sentiment" text;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "confidence" double precision;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "uncertain" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "entities" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "bucket_id" uuid;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "snoozed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "snoozed_by" uuid;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "escalation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "next_escalation_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "disposition" text;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD COLUMN "draft_id" uuid;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "priority" integer DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "conversation_id" uuid;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "brief_id" uuid;--> statement-breakpoint
ALTER TABLE "inbox_settings" ADD CONSTRAINT "inbox_settings_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_settings" ADD CONSTRAINT "agent_settings_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_version_fk" FOREIGN KEY ("team_id","version_id") REFERENCES "public"."agent_versions"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_conversation_fk" FOREIGN KEY ("team_id","conversation_id") REFERENCES "public"."conversations"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_version_fk" FOREIGN KEY ("team_id","version_id") REFERENCES "public"."agent_versions"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehearsal_differences" ADD CONSTRAINT "rehearsal_differences_fk" FOREIGN KEY ("team_id","rehearsal_id") REFERENCES "public"."rehearsals"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bucket_moves_item" ON "bucket_moves" USING btree ("team_id","item_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "canned_replies_shortcut" ON "canned_replies" USING btree ("team_id","shortcut") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "intent_corrections_recent" ON "intent_corrections" USING btree ("team_id","created_at");--> statement-breakpoint
CREATE INDEX "notes_lead" ON "notes" USING btree ("team_id","lead_id","created_at");--> statement-breakpoint
CREATE INDEX "agent_decisions_recent" ON "agent_decisions" USING btree ("team_id","created_at","id");--> statement-breakpoint
CREATE INDEX "agent_decisions_conversation" ON "agent_decisions" USING btree ("team_id","conversation_id","created_at");--> statement-breakpoint
CREATE INDEX "agent_decisions_agent" ON "agent_decisions" USING btree ("team_id","agent","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "drafts_one_waiting" ON "drafts" USING btree ("team_id","conversation_id") WHERE state in ('writing', 'pending');--> statement-breakpoint
CREATE INDEX "drafts_waiting" ON "drafts" USING btree ("team_id","created_at","id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "drafts_decided" ON "drafts" USING btree ("team_id","agent","intent","decided_at");--> statement-breakpoint
CREATE INDEX "drafts_conversation" ON "drafts" USING btree ("team_id","conversation_id","created_at");--> statement-breakpoint
CREATE INDEX "drafts_expiring" ON "drafts" USING btree ("expires_at") WHERE state in ('writing', 'pending');--> statement-breakpoint
CREATE INDEX "rehearsal_differences_run" ON "rehearsal_differences" USING btree ("team_id","rehearsal_id","id");--> statement-breakpoint
CREATE INDEX "rehearsals_agent" ON "rehearsals" USING btree ("team_id","agent","created_at");--> statement-breakpoint
CREATE INDEX "appointments_owner" ON "appointments" USING btree ("team_id","owner_id","starts_at");--> statement-breakpoint
CREATE INDEX "appointments_range" ON "appointments" USING btree ("team_id","starts_at");--> statement-breakpoint
CREATE INDEX "appointments_lead" ON "appointments" USING btree ("team_id","lead_id","starts_at");--> statement-breakpoint
CREATE INDEX "appointments_holds" ON "appointments" USING btree ("hold_expires_at") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "briefs_lead" ON "briefs" USING btree ("team_id","lead_id","created_at");--> statement-breakpoint
CREATE INDEX "calls_lead" ON "calls" USING btree ("team_id","lead_id","created_at");--> statement-breakpoint
CREATE INDEX "calls_recent" ON "calls" USING btree ("team_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "calls_once" ON "calls" USING btree ("team_id","client_key") WHERE client_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "calls_provider" ON "calls" USING btree ("team_id","provider_id") WHERE provider_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "calls_one_live" ON "calls" USING btree ("team_id","user_id") WHERE user_id is not null and state in ('starting', 'ringing_rep', 'ringing', 'in_progress');--> statement-breakpoint
CREATE INDEX "calls_live" ON "calls" USING btree ("updated_at") WHERE state in ('starting', 'ringing_rep', 'ringing', 'in_progress');--> statement-breakpoint
CREATE INDEX "inbox_items_lead" ON "inbox_items" USING btree ("team_id","lead_id");--> statement-breakpoint
CREATE INDEX "inbox_items_mine" ON "inbox_items" USING btree ("team_id","assignee_id","priority","last_message_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "inbox_items_drafts" ON "inbox_items" USING btree ("team_id","priority","last_message_at","id") WHERE draft_id is not null;--> statement-breakpoint
CREATE INDEX "inbox_items_snoozed" ON "inbox_items" USING btree ("snoozed_until") WHERE snoozed_until is not null;--> statement-breakpoint
CREATE INDEX "inbox_items_escalating" ON "inbox_items" USING btree ("next_escalation_at") WHERE state = 'open' and next_escalation_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_one_call" ON "tasks" USING btree ("team_id","conversation_id") WHERE state = 'open' and type = 'call' and conversation_id is not null;--> statement-breakpoint
CREATE INDEX "tasks_calls" ON "tasks" USING btree ("team_id","priority","due_at","id") WHERE state = 'open' and type = 'call';--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'inbox_settings', 'response_buckets', 'dispositions', 'canned_replies', 'notes', 'inbox_changes', 'agent_settings', 'agent_versions',
    'agents', 'agent_modes', 'agent_facts', 'drafts', 'ai_usage_days', 'rehearsals', 'rehearsal_differences', 'calls', 'briefs',
    'working_hours', 'appointments'
  ] LOOP
    PERFORM protect_team_table(name::regclass, 'SELECT, INSERT, UPDATE, DELETE');
  END LOOP;
  -- Append-only: what was decided stays as it was written.
  FOREACH name IN ARRAY ARRAY['agent_decisions', 'intent_corrections', 'bucket_moves'] LOOP
    PERFORM protect_team_table(name::regclass, 'SELECT, INSERT');
  END LOOP;
END
$$;
--> statement-breakpoint
-- A merge moves them to the lead that lives on.
GRANT UPDATE (lead_id) ON agent_decisions TO app_user;
--> statement-breakpoint
-- What sweepers look for across teams before they work in each of them.
SELECT
  open_to_system('inbox_items', 'SELECT'),
  open_to_system('drafts', 'SELECT'),
  open_to_system('appointments', 'SELECT'),
  open_to_system('calls', 'SELECT');
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- Nobody is in two meetings at once.
ALTER TABLE appointments ADD CONSTRAINT appointments_one_at_a_time
  EXCLUDE USING gist (team_id WITH =, owner_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state IN ('held', 'booked'));
--> statement-breakpoint
ALTER TABLE appointments ADD CONSTRAINT appointments_span CHECK (ends_at > starts_at);
