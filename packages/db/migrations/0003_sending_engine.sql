CREATE TYPE "public"."dnc_import_state" AS ENUM('running', 'done', 'failed');--> statement-breakpoint
CREATE TYPE "public"."brand_state" AS ENUM('draft', 'pending', 'verified', 'vetted_verified', 'failed');--> statement-breakpoint
CREATE TYPE "public"."domain_state" AS ENUM('pending', 'verified', 'failed');--> statement-breakpoint
CREATE TYPE "public"."pool_rotation" AS ENUM('round_robin', 'least_used', 'weighted');--> statement-breakpoint
CREATE TYPE "public"."sender_health_state" AS ENUM('healthy', 'watch', 'quarantined');--> statement-breakpoint
CREATE TYPE "public"."sender_kind" AS ENUM('long_code', 'toll_free', 'short_code');--> statement-breakpoint
CREATE TYPE "public"."ten_dlc_state" AS ENUM('draft', 'pending', 'active', 'rejected', 'suspended');--> statement-breakpoint
CREATE TYPE "public"."canary_state" AS ENUM('none', 'running', 'holding', 'released', 'stopped');--> statement-breakpoint
CREATE TYPE "public"."experiment_state" AS ENUM('running', 'stopped', 'concluded');--> statement-breakpoint
CREATE TYPE "public"."task_state" AS ENUM('open', 'done', 'canceled');--> statement-breakpoint
CREATE TYPE "public"."task_type" AS ENUM('call', 'manual');--> statement-breakpoint
CREATE TABLE "dnc_imports" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"upload_id" uuid,
	"data_as_of" timestamp (3) with time zone NOT NULL,
	"state" "dnc_import_state" NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"error" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "dnc_imports_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "dnc_numbers" (
	"team_id" uuid NOT NULL,
	"phone" text NOT NULL,
	"import_id" uuid NOT NULL,
	CONSTRAINT "dnc_numbers_team_id_phone_pk" PRIMARY KEY("team_id","phone")
);
--> statement-breakpoint
CREATE TABLE "brands" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"integration_id" uuid,
	"provider_id" text,
	"state" "brand_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"display_name" text NOT NULL,
	"company_name" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"trust_score" integer,
	"sole_proprietor" boolean DEFAULT false NOT NULL,
	"daily_segment_cap" integer DEFAULT 2000 NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "brands_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "reconciliation_runs" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"integration_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"vendor_messages" integer DEFAULT 0 NOT NULL,
	"matched" integer DEFAULT 0 NOT NULL,
	"bound" integer DEFAULT 0 NOT NULL,
	"recovered_inbound" integer DEFAULT 0 NOT NULL,
	"foreign_messages" integer DEFAULT 0 NOT NULL,
	"missing_at_vendor" integer DEFAULT 0 NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "reconciliation_runs_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "send_counters" (
	"team_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"day" date NOT NULL,
	"messages" integer DEFAULT 0 NOT NULL,
	"segments" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "send_counters_team_id_scope_day_pk" PRIMARY KEY("team_id","scope","day")
);
--> statement-breakpoint
CREATE TABLE "sender_health_checks" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sender_number_id" uuid,
	"sender_mailbox_id" uuid,
	"since" timestamp (3) with time zone NOT NULL,
	"sent" integer NOT NULL,
	"delivered" integer NOT NULL,
	"failed" integer NOT NULL,
	"opted_out" integer NOT NULL,
	"replied" integer NOT NULL,
	"complained" integer NOT NULL,
	"verdict" "sender_health_state" NOT NULL,
	"tests" jsonb NOT NULL,
	"reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sender_health_checks_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "sender_mailboxes" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"integration_id" uuid NOT NULL,
	"vendor" "vendor" NOT NULL,
	"domain_id" uuid NOT NULL,
	"address" text NOT NULL,
	"display_name" text NOT NULL,
	"reply_to" text,
	"state" "sender_state" NOT NULL,
	"state_reason" text,
	"daily_cap" integer,
	"warm_up_started_on" date,
	"health" "sender_health_state" DEFAULT 'healthy' NOT NULL,
	"health_reason" text,
	"quarantined_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sender_mailboxes_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "sender_mailboxes_address" UNIQUE("team_id","address")
);
--> statement-breakpoint
CREATE TABLE "sending_domains" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"integration_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"provider_id" text,
	"state" "domain_state" DEFAULT 'pending' NOT NULL,
	"state_reason" text,
	"spf" boolean DEFAULT false NOT NULL,
	"dkim" boolean DEFAULT false NOT NULL,
	"dmarc" boolean DEFAULT false NOT NULL,
	"records" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sending_domains_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "sending_domains_domain" UNIQUE("team_id","domain")
);
--> statement-breakpoint
CREATE TABLE "ten_dlc_campaigns" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"brand_id" uuid NOT NULL,
	"integration_id" uuid,
	"provider_id" text,
	"state" "ten_dlc_state" DEFAULT 'draft' NOT NULL,
	"state_reason" text,
	"use_case" text NOT NULL,
	"description" text NOT NULL,
	"message_flow" text NOT NULL,
	"samples" text[] NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"segments_per_second" double precision DEFAULT 3.75 NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ten_dlc_campaigns_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "experiment_assignments" (
	"team_id" uuid NOT NULL,
	"enrollment_id" uuid NOT NULL,
	"step_id" uuid NOT NULL,
	"variant" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "experiment_assignments_team_id_enrollment_id_step_id_pk" PRIMARY KEY("team_id","enrollment_id","step_id")
);
--> statement-breakpoint
CREATE TABLE "experiments" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"step_id" uuid NOT NULL,
	"state" "experiment_state" DEFAULT 'running' NOT NULL,
	"stopped_variants" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"winner" text,
	"reason" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "experiments_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "experiments_once" UNIQUE("team_id","campaign_id","step_id")
);
--> statement-breakpoint
CREATE TABLE "forecasts" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"campaign_version" integer NOT NULL,
	"result" jsonb NOT NULL,
	"computed_at" timestamp (3) with time zone NOT NULL,
	"launched_at" timestamp (3) with time zone,
	"score" jsonb,
	"scored_at" timestamp (3) with time zone,
	CONSTRAINT "forecasts_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "tracked_links" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token" text NOT NULL,
	"url" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"enrollment_id" uuid,
	"step_id" uuid,
	"clicks" integer DEFAULT 0 NOT NULL,
	"first_clicked_at" timestamp (3) with time zone,
	"last_clicked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tracked_links_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "tracked_links_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"type" "task_type" NOT NULL,
	"state" "task_state" DEFAULT 'open' NOT NULL,
	"title" text NOT NULL,
	"notes" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"assignee_id" uuid,
	"campaign_id" uuid,
	"enrollment_id" uuid,
	"step_id" uuid,
	"disposition" text,
	"done_at" timestamp (3) with time zone,
	"done_by" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tasks_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "engine_state" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "enrollments" DROP CONSTRAINT "enrollments_once";--> statement-breakpoint
DROP INDEX "send_ledger_once_per_step";--> statement-breakpoint
ALTER TABLE "sender_numbers" ALTER COLUMN "segments_per_second" SET DATA TYPE double precision;--> statement-breakpoint
ALTER TABLE "sender_numbers" ALTER COLUMN "segments_per_second" SET DEFAULT 10;--> statement-breakpoint
ALTER TABLE "send_ledger" ALTER COLUMN "sender_number_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "team_settings" ADD COLUMN "require_dnc_data" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "team_settings" ADD COLUMN "kill_switch" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "team_settings" ADD COLUMN "kill_switch_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sender_numbers" ADD COLUMN "kind" "sender_kind" DEFAULT 'long_code' NOT NULL;--> statement-breakpoint
ALTER TABLE "sender_numbers" ADD COLUMN "ten_dlc_campaign_id" uuid;--> statement-breakpoint
ALTER TABLE "sender_numbers" ADD COLUMN "weight" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "sender_numbers" ADD COLUMN "daily_cap" integer;--> statement-breakpoint
ALTER TABLE "sender_numbers" ADD COLUMN "warm_up_started_on" date;--> statement-breakpoint
ALTER TABLE "sender_numbers" ADD COLUMN "health" "sender_health_state" DEFAULT 'healthy' NOT NULL;--> statement-breakpoint
ALTER TABLE "sender_numbers" ADD COLUMN "health_reason" text;--> statement-breakpoint
ALTER TABLE "sender_numbers" ADD COLUMN "quarantined_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sender_pools" ADD COLUMN "rotation" "pool_rotation" DEFAULT 'round_robin' NOT NULL;--> statement-breakpoint
ALTER TABLE "sender_pools" ADD COLUMN "failover" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "exit_conditions" text[] DEFAULT '{reply,bounce,disposition,stage_change}' NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "re_entry_after_days" integer;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "exclusive" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "canary_size" integer;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "canary_state" "canary_state" DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "canary_reason" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "canary_released_by" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "canary_released_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "track_links" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "sender_mailbox_id" uuid;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "sender_mailbox_id" uuid;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "run" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "moved_from_id" uuid;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "canary" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "last_step_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "steps" ADD COLUMN "key" text;--> statement-breakpoint
UPDATE "steps" SET "key" = 'step-' || ("position" + 1);--> statement-breakpoint
ALTER TABLE "steps" ALTER COLUMN "key" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "sender_mailbox_id" uuid;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "agent" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "agent_note" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "agent_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "email_message_id" text;--> statement-breakpoint
ALTER TABLE "send_ledger" ADD COLUMN "sender_mailbox_id" uuid;--> statement-breakpoint
ALTER TABLE "send_ledger" ADD COLUMN "retry" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "dnc_numbers" ADD CONSTRAINT "dnc_numbers_import_fk" FOREIGN KEY ("team_id","import_id") REFERENCES "public"."dnc_imports"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_runs" ADD CONSTRAINT "reconciliation_runs_integration_fk" FOREIGN KEY ("team_id","integration_id") REFERENCES "public"."integrations"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sender_health_checks" ADD CONSTRAINT "sender_health_checks_number_fk" FOREIGN KEY ("team_id","sender_number_id") REFERENCES "public"."sender_numbers"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sender_health_checks" ADD CONSTRAINT "sender_health_checks_mailbox_fk" FOREIGN KEY ("team_id","sender_mailbox_id") REFERENCES "public"."sender_mailboxes"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sender_mailboxes" ADD CONSTRAINT "sender_mailboxes_integration_fk" FOREIGN KEY ("team_id","integration_id") REFERENCES "public"."integrations"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sender_mailboxes" ADD CONSTRAINT "sender_mailboxes_domain_fk" FOREIGN KEY ("team_id","domain_id") REFERENCES "public"."sending_domains"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sending_domains" ADD CONSTRAINT "sending_domains_integration_fk" FOREIGN KEY ("team_id","integration_id") REFERENCES "public"."integrations"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ten_dlc_campaigns" ADD CONSTRAINT "ten_dlc_campaigns_brand_fk" FOREIGN KEY ("team_id","brand_id") REFERENCES "public"."brands"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_assignments" ADD CONSTRAINT "experiment_assignments_enrollment_fk" FOREIGN KEY ("team_id","enrollment_id") REFERENCES "public"."enrollments"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_campaign_fk" FOREIGN KEY ("team_id","campaign_id") REFERENCES "public"."campaigns"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_step_fk" FOREIGN KEY ("team_id","step_id") REFERENCES "public"."steps"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_campaign_fk" FOREIGN KEY ("team_id","campaign_id") REFERENCES "public"."campaigns"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracked_links" ADD CONSTRAINT "tracked_links_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_enrollment_fk" FOREIGN KEY ("team_id","enrollment_id") REFERENCES "public"."enrollments"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dnc_imports_recent" ON "dnc_imports" USING btree ("team_id","data_as_of");--> statement-breakpoint
CREATE INDEX "reconciliation_runs_recent" ON "reconciliation_runs" USING btree ("team_id","integration_id","created_at");--> statement-breakpoint
CREATE INDEX "sender_health_checks_number" ON "sender_health_checks" USING btree ("team_id","sender_number_id","created_at") WHERE sender_number_id is not null;--> statement-breakpoint
CREATE INDEX "sender_health_checks_mailbox" ON "sender_health_checks" USING btree ("team_id","sender_mailbox_id","created_at") WHERE sender_mailbox_id is not null;--> statement-breakpoint
CREATE INDEX "ten_dlc_campaigns_brand" ON "ten_dlc_campaigns" USING btree ("team_id","brand_id");--> statement-breakpoint
CREATE INDEX "experiment_assignments_step" ON "experiment_assignments" USING btree ("team_id","step_id","variant");--> statement-breakpoint
CREATE INDEX "forecasts_campaign" ON "forecasts" USING btree ("team_id","campaign_id","computed_at");--> statement-breakpoint
CREATE INDEX "tracked_links_enrollment" ON "tracked_links" USING btree ("team_id","enrollment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_once_per_step" ON "tasks" USING btree ("team_id","enrollment_id","step_id") WHERE enrollment_id is not null;--> statement-breakpoint
CREATE INDEX "tasks_open" ON "tasks" USING btree ("team_id","due_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "tasks_lead" ON "tasks" USING btree ("team_id","lead_id","created_at");--> statement-breakpoint
ALTER TABLE "sender_numbers" ADD CONSTRAINT "sender_numbers_ten_dlc_fk" FOREIGN KEY ("team_id","ten_dlc_campaign_id") REFERENCES "public"."ten_dlc_campaigns"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_ledger" ADD CONSTRAINT "send_ledger_mailbox_fk" FOREIGN KEY ("team_id","sender_mailbox_id") REFERENCES "public"."sender_mailboxes"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "send_ledger_ready" ON "send_ledger" USING btree ("team_id","due_at","id") WHERE state = 'ready';--> statement-breakpoint
CREATE UNIQUE INDEX "send_ledger_once_per_step" ON "send_ledger" USING btree ("team_id","enrollment_id","step_id","channel","retry") WHERE enrollment_id is not null;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_once" UNIQUE("team_id","campaign_id","lead_id","run");--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_key" UNIQUE("team_id","sequence_version_id","key");--> statement-breakpoint
ALTER TABLE "send_ledger" ADD CONSTRAINT "send_ledger_one_sender" CHECK (num_nonnulls(sender_number_id, sender_mailbox_id) = 1);--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'experiments', 'experiment_assignments', 'forecasts', 'brands', 'ten_dlc_campaigns', 'sending_domains', 'sender_mailboxes',
    'send_counters', 'sender_health_checks', 'reconciliation_runs', 'tracked_links', 'dnc_imports', 'dnc_numbers', 'tasks'
  ] LOOP
    PERFORM protect_team_table(name::regclass, 'SELECT, INSERT, UPDATE, DELETE');
  END LOOP;
END
$$;
--> statement-breakpoint
-- What the engine looks for across teams before it works in each of them.
SELECT
  open_to_system('sender_numbers', 'SELECT'),
  open_to_system('sender_mailboxes', 'SELECT'),
  open_to_system('sending_domains', 'SELECT'),
  open_to_system('brands', 'SELECT'),
  open_to_system('ten_dlc_campaigns', 'SELECT'),
  open_to_system('experiments', 'SELECT'),
  open_to_system('forecasts', 'SELECT'),
  open_to_system('reconciliation_runs', 'SELECT'),
  open_to_system('dnc_imports', 'SELECT'),
  -- A click knows only its token.
  open_to_system('tracked_links', 'SELECT');
--> statement-breakpoint
-- The installation's own state: no team sees or changes it.
GRANT SELECT, INSERT, UPDATE ON engine_state TO app_system;
