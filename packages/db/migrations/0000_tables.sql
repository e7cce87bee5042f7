CREATE TYPE "public"."quiet_hours_profile" AS ENUM('cautious', 'legal');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('owner', 'admin', 'manager', 'rep', 'viewer');--> statement-breakpoint
CREATE TYPE "public"."change_set_state" AS ENUM('applied', 'undone', 'expired');--> statement-breakpoint
CREATE TYPE "public"."enrichment_state" AS ENUM('raw', 'enriched', 'scored', 'ready', 'review', 'rejected');--> statement-breakpoint
CREATE TYPE "public"."lead_stage" AS ENUM('new', 'contacted', 'replied', 'qualified', 'appointment', 'won', 'lost', 'suppressed');--> statement-breakpoint
CREATE TYPE "public"."lead_import_row_outcome" AS ENUM('merged', 'rejected', 'suppressed', 'warning');--> statement-breakpoint
CREATE TYPE "public"."lead_import_state" AS ENUM('queued', 'running', 'completed', 'failed', 'undone');--> statement-breakpoint
CREATE TYPE "public"."upload_purpose" AS ENUM('lead_import', 'avatar', 'document');--> statement-breakpoint
CREATE TYPE "public"."upload_state" AS ENUM('created', 'used');--> statement-breakpoint
CREATE TYPE "public"."channel" AS ENUM('sms', 'email');--> statement-breakpoint
CREATE TYPE "public"."suppression_reason" AS ENUM('opt_out', 'dnc', 'bounce', 'complaint', 'litigator', 'wrong_number', 'erasure', 'manual', 'invalid_number', 'landline', 'blocked');--> statement-breakpoint
CREATE TYPE "public"."integration_state" AS ENUM('connected', 'failing', 'disabled');--> statement-breakpoint
CREATE TYPE "public"."sender_state" AS ENUM('active', 'pending', 'blocked', 'retired');--> statement-breakpoint
CREATE TYPE "public"."vendor" AS ENUM('twilio', 'signalhouse', 'sendgrid', 'anthropic', 'apollo', 'stripe');--> statement-breakpoint
CREATE TYPE "public"."campaign_state" AS ENUM('draft', 'scheduled', 'active', 'paused', 'completed', 'archived');--> statement-breakpoint
CREATE TYPE "public"."delay_unit" AS ENUM('minutes', 'hours', 'days');--> statement-breakpoint
CREATE TYPE "public"."enrollment_state" AS ENUM('pending', 'active', 'paused', 'finished', 'replied', 'bounced', 'opted_out', 'failed', 'moved', 'suppressed', 'held');--> statement-breakpoint
CREATE TYPE "public"."step_type" AS ENUM('sms', 'email', 'call_task', 'manual_task', 'wait', 'branch', 'split', 'move', 'handoff');--> statement-breakpoint
CREATE TYPE "public"."direction" AS ENUM('inbound', 'outbound');--> statement-breakpoint
CREATE TYPE "public"."message_state" AS ENUM('planned', 'ready', 'submitting', 'accepted', 'sent', 'delivered', 'undelivered', 'failed', 'unknown', 'failed_unknown', 'suppressed', 'expired', 'canceled', 'held', 'received', 'read');--> statement-breakpoint
CREATE TYPE "public"."inbox_item_state" AS ENUM('open', 'done');--> statement-breakpoint
CREATE TYPE "public"."outbox_kind" AS ENUM('job', 'event');--> statement-breakpoint
CREATE TABLE "audit_log" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject_type" text,
	"subject_id" text,
	"detail" jsonb,
	"request_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_log_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"refresh_hash" text NOT NULL,
	"previous_hash" text,
	"rotated_at" timestamp (3) with time zone NOT NULL,
	"absolute_expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_reason" text,
	"user_agent" text,
	"ip" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_invitations" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" "role" NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"canceled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "team_invitations_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "team_members_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "team_members_one_per_user" UNIQUE("team_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "team_settings" (
	"team_id" uuid PRIMARY KEY NOT NULL,
	"brand_name" text NOT NULL,
	"postal_address" text,
	"quiet_hours_profile" "quiet_hours_profile" DEFAULT 'cautious' NOT NULL,
	"opt_out_hint" boolean DEFAULT true NOT NULL,
	"max_per_day" integer DEFAULT 3 NOT NULL,
	"max_per_week" integer DEFAULT 7 NOT NULL,
	"default_country" text DEFAULT 'US' NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"event_seq" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "teams_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"name" text NOT NULL,
	"failed_sign_ins" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "change_sets" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" "change_set_state" DEFAULT 'applied' NOT NULL,
	"count" integer NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "change_sets_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "lead_emails" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"email" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"import_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_emails_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "lead_emails_one_owner" UNIQUE("team_id","email")
);
--> statement-breakpoint
CREATE TABLE "lead_events" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"detail" text,
	"actor" text NOT NULL,
	"message_id" uuid,
	"campaign_id" uuid,
	"data" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_events_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "lead_phones" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"phone" text NOT NULL,
	"extension" text,
	"kind" text,
	"line_type" text,
	"position" integer DEFAULT 0 NOT NULL,
	"invalid_at" timestamp (3) with time zone,
	"import_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_phones_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "lead_phones_one_owner" UNIQUE("team_id","phone")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"first_name" text,
	"last_name" text,
	"company" text,
	"title" text,
	"address" text,
	"city" text,
	"county" text,
	"state" text,
	"zip" text,
	"website" text,
	"notes" text,
	"stage" "lead_stage" DEFAULT 'new' NOT NULL,
	"enrichment" "enrichment_state" DEFAULT 'raw' NOT NULL,
	"score" integer DEFAULT 0 NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"time_zones" text[] DEFAULT '{}'::text[] NOT NULL,
	"candidate_states" text[] DEFAULT '{}'::text[] NOT NULL,
	"zone_evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"custom" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"search_text" text DEFAULT '' NOT NULL,
	"sort_name" text DEFAULT '' NOT NULL,
	"source" text,
	"import_id" uuid,
	"opted_out_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"deleted_in" uuid,
	"merged_into" uuid,
	"last_contacted_at" timestamp (3) with time zone,
	"last_replied_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "leads_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "segments_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "segments_name" UNIQUE("team_id","name")
);
--> statement-breakpoint
CREATE TABLE "lead_import_rows" (
	"team_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"outcome" "lead_import_row_outcome" NOT NULL,
	"reason" text,
	"message" text,
	"cells" text[],
	"lead_id" uuid,
	"before" jsonb,
	CONSTRAINT "lead_import_rows_team_id_import_id_row_number_outcome_pk" PRIMARY KEY("team_id","import_id","row_number","outcome")
);
--> statement-breakpoint
CREATE TABLE "lead_imports" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"upload_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"byte_size" bigint NOT NULL,
	"state" "lead_import_state" DEFAULT 'queued' NOT NULL,
	"mapping" jsonb NOT NULL,
	"encoding" text NOT NULL,
	"delimiter" text NOT NULL,
	"tags" text[] NOT NULL,
	"consent_source" text,
	"consent_scope" text,
	"consent_evidence" text,
	"total_rows" integer DEFAULT 0 NOT NULL,
	"processed_rows" integer DEFAULT 0 NOT NULL,
	"imported_rows" integer DEFAULT 0 NOT NULL,
	"merged_rows" integer DEFAULT 0 NOT NULL,
	"rejected_rows" integer DEFAULT 0 NOT NULL,
	"suppressed_rows" integer DEFAULT 0 NOT NULL,
	"warnings" integer DEFAULT 0 NOT NULL,
	"bytes_read" bigint DEFAULT 0 NOT NULL,
	"errors_key" text,
	"failure" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"heartbeat_at" timestamp (3) with time zone,
	CONSTRAINT "lead_imports_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "lead_imports_upload" UNIQUE("team_id","upload_id")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"purpose" "upload_purpose" NOT NULL,
	"state" "upload_state" DEFAULT 'created' NOT NULL,
	"storage_key" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"byte_size" bigint NOT NULL,
	"created_by" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "uploads_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"channel" "channel" NOT NULL,
	"source" text NOT NULL,
	"scope" text NOT NULL,
	"evidence" text NOT NULL,
	"recorded_by" text NOT NULL,
	"import_id" uuid,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consents_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "message_decisions" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"ruleset_version" text NOT NULL,
	"rules" jsonb NOT NULL,
	"zones" jsonb NOT NULL,
	"consent_id" uuid,
	"sender" text,
	"retry_at" timestamp (3) with time zone,
	"valid_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_decisions_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "suppression_list" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"channel" "channel" NOT NULL,
	"address" text,
	"address_hash" text NOT NULL,
	"reason" "suppression_reason" NOT NULL,
	"source" text NOT NULL,
	"note" text,
	"message_id" uuid,
	"lead_id" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	"lifted_by" text,
	"lifted_reason" text,
	CONSTRAINT "suppression_list_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "suppression_list_active" UNIQUE NULLS NOT DISTINCT("team_id","channel","address_hash","reason","lifted_at")
);
--> statement-breakpoint
CREATE TABLE "integrations" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"vendor" "vendor" NOT NULL,
	"state" "integration_state" NOT NULL,
	"account" text,
	"credentials" jsonb NOT NULL,
	"last_checked_at" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "integrations_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "integrations_one_per_account" UNIQUE("team_id","vendor","account")
);
--> statement-breakpoint
CREATE TABLE "sender_numbers" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"integration_id" uuid NOT NULL,
	"vendor" "vendor" NOT NULL,
	"phone" text NOT NULL,
	"label" text,
	"state" "sender_state" NOT NULL,
	"state_reason" text,
	"provider_sid" text,
	"segments_per_second" integer DEFAULT 10 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sender_numbers_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "sender_numbers_phone" UNIQUE("team_id","phone")
);
--> statement-breakpoint
CREATE TABLE "sender_pool_numbers" (
	"team_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"sender_number_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "sender_pool_numbers_team_id_pool_id_sender_number_id_pk" PRIMARY KEY("team_id","pool_id","sender_number_id")
);
--> statement-breakpoint
CREATE TABLE "sender_pools" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sender_pools_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "sender_pools_name" UNIQUE("team_id","name")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"state" "campaign_state" DEFAULT 'draft' NOT NULL,
	"segment_id" uuid,
	"filter" jsonb,
	"sequence_version_id" uuid NOT NULL,
	"sender_pool_id" uuid,
	"send_window" jsonb,
	"pause_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"launched_at" timestamp (3) with time zone,
	"enrolled_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "campaigns_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "enrollments" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"sequence_version_id" uuid NOT NULL,
	"state" "enrollment_state" NOT NULL,
	"reason" text,
	"step_position" integer DEFAULT 0 NOT NULL,
	"next_due_at" timestamp (3) with time zone,
	"sender_number_id" uuid,
	"phone" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "enrollments_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "enrollments_once" UNIQUE("team_id","campaign_id","lead_id")
);
--> statement-breakpoint
CREATE TABLE "sequence_versions" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sequence_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sequence_versions_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "sequence_versions_number" UNIQUE("team_id","sequence_id","version")
);
--> statement-breakpoint
CREATE TABLE "sequences" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sequences_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sequence_version_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"type" "step_type" NOT NULL,
	"channel" "channel",
	"delay_amount" integer DEFAULT 0 NOT NULL,
	"delay_unit" "delay_unit" DEFAULT 'minutes' NOT NULL,
	"subject" text,
	"body" text,
	"config" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "steps_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "steps_position" UNIQUE("team_id","sequence_version_id","position")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"last_message_at" timestamp (3) with time zone,
	"last_inbound_at" timestamp (3) with time zone,
	"last_outbound_at" timestamp (3) with time zone,
	"sender_number_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversations_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "conversations_lead" UNIQUE("team_id","lead_id")
);
--> statement-breakpoint
CREATE TABLE "message_events" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"ledger_id" uuid,
	"from_state" text,
	"to_state" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"source" text NOT NULL,
	"reason" text,
	"dedupe_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_events_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"direction" "direction" NOT NULL,
	"channel" "channel" NOT NULL,
	"body" text NOT NULL,
	"subject" text,
	"state" "message_state" NOT NULL,
	"from_address" text,
	"to_address" text,
	"segments" integer,
	"provider_id" text,
	"error_code" text,
	"error_message" text,
	"campaign_id" uuid,
	"enrollment_id" uuid,
	"step_id" uuid,
	"author_user_id" uuid,
	"undo_until" timestamp (3) with time zone,
	"intent" text,
	"intent_rule" text,
	"media" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "messages_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "send_ledger" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"channel" "channel" NOT NULL,
	"address" text NOT NULL,
	"campaign_id" uuid,
	"enrollment_id" uuid,
	"step_id" uuid,
	"one_off_key" text,
	"transactional" boolean DEFAULT false NOT NULL,
	"sender_number_id" uuid NOT NULL,
	"vendor" "vendor" NOT NULL,
	"integration_id" uuid NOT NULL,
	"body" text NOT NULL,
	"subject" text,
	"segments" integer NOT NULL,
	"state" "message_state" NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"reason" text,
	"attempt" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"lease_owner" text,
	"provider_id" text,
	"error_code" text,
	"error_message" text,
	"lookups" integer DEFAULT 0 NOT NULL,
	"next_lookup_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "send_ledger_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "inbox_items" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"state" "inbox_item_state" NOT NULL,
	"opted_out" boolean DEFAULT false NOT NULL,
	"intent" text,
	"intent_rule" text,
	"priority" integer NOT NULL,
	"priority_parts" jsonb NOT NULL,
	"last_message_id" uuid NOT NULL,
	"last_message_text" text NOT NULL,
	"last_message_at" timestamp (3) with time zone NOT NULL,
	"unread" boolean DEFAULT true NOT NULL,
	"assignee_id" uuid,
	"campaign_id" uuid,
	"step_position" integer,
	"sla_due_at" timestamp (3) with time zone,
	"first_answered_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"done_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inbox_items_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "inbox_items_conversation" UNIQUE("team_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "dead_letters" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"queue" text NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"error" text NOT NULL,
	"attempts" integer NOT NULL,
	"redriven_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dead_letters_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"team_id" uuid NOT NULL,
	"kind" "outbox_kind" NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"trace" text,
	"available_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_events" (
	"team_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"ids" uuid[] NOT NULL,
	"data" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "team_events_team_id_seq_pk" PRIMARY KEY("team_id","seq")
);
--> statement-breakpoint
CREATE TABLE "webhook_receipts" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"vendor" "vendor" NOT NULL,
	"integration_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"event_key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"processed_at" timestamp (3) with time zone,
	"outcome" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "webhook_receipts_team_id_id_pk" PRIMARY KEY("team_id","id"),
	CONSTRAINT "webhook_receipts_once" UNIQUE("team_id","vendor","integration_id","kind","event_key")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invitations" ADD CONSTRAINT "team_invitations_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invitations" ADD CONSTRAINT "team_invitations_inviter" FOREIGN KEY ("team_id","invited_by") REFERENCES "public"."team_members"("team_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_settings" ADD CONSTRAINT "team_settings_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_emails" ADD CONSTRAINT "lead_emails_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_events" ADD CONSTRAINT "lead_events_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_phones" ADD CONSTRAINT "lead_phones_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_import_rows" ADD CONSTRAINT "lead_import_rows_import_fk" FOREIGN KEY ("team_id","import_id") REFERENCES "public"."lead_imports"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_imports" ADD CONSTRAINT "lead_imports_upload_fk" FOREIGN KEY ("team_id","upload_id") REFERENCES "public"."uploads"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sender_numbers" ADD CONSTRAINT "sender_numbers_integration_fk" FOREIGN KEY ("team_id","integration_id") REFERENCES "public"."integrations"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sender_pool_numbers" ADD CONSTRAINT "sender_pool_numbers_pool_fk" FOREIGN KEY ("team_id","pool_id") REFERENCES "public"."sender_pools"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sender_pool_numbers" ADD CONSTRAINT "sender_pool_numbers_number_fk" FOREIGN KEY ("team_id","sender_number_id") REFERENCES "public"."sender_numbers"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_segment_fk" FOREIGN KEY ("team_id","segment_id") REFERENCES "public"."segments"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_sequence_fk" FOREIGN KEY ("team_id","sequence_version_id") REFERENCES "public"."sequence_versions"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_pool_fk" FOREIGN KEY ("team_id","sender_pool_id") REFERENCES "public"."sender_pools"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_campaign_fk" FOREIGN KEY ("team_id","campaign_id") REFERENCES "public"."campaigns"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_sequence_fk" FOREIGN KEY ("team_id","sequence_version_id") REFERENCES "public"."sequence_versions"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_sender_fk" FOREIGN KEY ("team_id","sender_number_id") REFERENCES "public"."sender_numbers"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sequence_versions" ADD CONSTRAINT "sequence_versions_sequence_fk" FOREIGN KEY ("team_id","sequence_id") REFERENCES "public"."sequences"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_version_fk" FOREIGN KEY ("team_id","sequence_version_id") REFERENCES "public"."sequence_versions"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_events" ADD CONSTRAINT "message_events_message_fk" FOREIGN KEY ("team_id","message_id") REFERENCES "public"."messages"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_fk" FOREIGN KEY ("team_id","conversation_id") REFERENCES "public"."conversations"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_ledger" ADD CONSTRAINT "send_ledger_message_fk" FOREIGN KEY ("team_id","message_id") REFERENCES "public"."messages"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_ledger" ADD CONSTRAINT "send_ledger_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_ledger" ADD CONSTRAINT "send_ledger_campaign_fk" FOREIGN KEY ("team_id","campaign_id") REFERENCES "public"."campaigns"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_ledger" ADD CONSTRAINT "send_ledger_enrollment_fk" FOREIGN KEY ("team_id","enrollment_id") REFERENCES "public"."enrollments"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_ledger" ADD CONSTRAINT "send_ledger_step_fk" FOREIGN KEY ("team_id","step_id") REFERENCES "public"."steps"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_ledger" ADD CONSTRAINT "send_ledger_sender_fk" FOREIGN KEY ("team_id","sender_number_id") REFERENCES "public"."sender_numbers"("team_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_conversation_fk" FOREIGN KEY ("team_id","conversation_id") REFERENCES "public"."conversations"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_team" ON "sessions" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "team_invitations_token" ON "team_invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "team_members_user" ON "team_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "lead_emails_lead" ON "lead_emails" USING btree ("team_id","lead_id");--> statement-breakpoint
CREATE INDEX "lead_events_lead" ON "lead_events" USING btree ("team_id","lead_id","created_at");--> statement-breakpoint
CREATE INDEX "lead_phones_lead" ON "lead_phones" USING btree ("team_id","lead_id");--> statement-breakpoint
CREATE INDEX "leads_by_created" ON "leads" USING btree ("team_id","created_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "leads_by_name" ON "leads" USING btree ("team_id","sort_name","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "leads_by_stage" ON "leads" USING btree ("team_id","stage","created_at") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "leads_by_import" ON "leads" USING btree ("team_id","import_id") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "leads_search" ON "leads" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "lead_imports_recent" ON "lead_imports" USING btree ("team_id","created_at");--> statement-breakpoint
CREATE INDEX "consents_lead" ON "consents" USING btree ("team_id","lead_id","channel");--> statement-breakpoint
CREATE INDEX "message_decisions_message" ON "message_decisions" USING btree ("team_id","message_id","created_at");--> statement-breakpoint
CREATE INDEX "suppression_list_address" ON "suppression_list" USING btree ("team_id","address_hash") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "suppression_list_recent" ON "suppression_list" USING btree ("team_id","created_at","id");--> statement-breakpoint
CREATE INDEX "integrations_by_id" ON "integrations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "campaigns_recent" ON "campaigns" USING btree ("team_id","created_at","id");--> statement-breakpoint
CREATE INDEX "enrollments_lead" ON "enrollments" USING btree ("team_id","lead_id");--> statement-breakpoint
CREATE INDEX "enrollments_due" ON "enrollments" USING btree ("next_due_at","team_id") WHERE state = 'active' and next_due_at is not null;--> statement-breakpoint
CREATE INDEX "enrollments_by_state" ON "enrollments" USING btree ("team_id","campaign_id","state","next_due_at");--> statement-breakpoint
CREATE INDEX "conversations_recent" ON "conversations" USING btree ("team_id","last_message_at");--> statement-breakpoint
CREATE UNIQUE INDEX "message_events_once" ON "message_events" USING btree ("team_id","dedupe_key") WHERE dedupe_key is not null;--> statement-breakpoint
CREATE INDEX "message_events_message" ON "message_events" USING btree ("team_id","message_id","created_at");--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("team_id","conversation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "messages_lead" ON "messages" USING btree ("team_id","lead_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_inbound_once" ON "messages" USING btree ("team_id","provider_id") WHERE direction = 'inbound' and provider_id is not null;--> statement-breakpoint
CREATE INDEX "messages_by_day" ON "messages" USING btree ("team_id","created_at","direction");--> statement-breakpoint
CREATE UNIQUE INDEX "send_ledger_once_per_step" ON "send_ledger" USING btree ("team_id","enrollment_id","step_id","channel") WHERE enrollment_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "send_ledger_once_per_key" ON "send_ledger" USING btree ("team_id","one_off_key") WHERE one_off_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "send_ledger_provider" ON "send_ledger" USING btree ("team_id","vendor","provider_id") WHERE provider_id is not null;--> statement-breakpoint
CREATE INDEX "send_ledger_message" ON "send_ledger" USING btree ("team_id","message_id");--> statement-breakpoint
CREATE INDEX "send_ledger_lead" ON "send_ledger" USING btree ("team_id","lead_id","accepted_at");--> statement-breakpoint
CREATE INDEX "send_ledger_campaign" ON "send_ledger" USING btree ("team_id","campaign_id","state");--> statement-breakpoint
CREATE INDEX "send_ledger_due" ON "send_ledger" USING btree ("due_at") WHERE state in ('planned', 'ready');--> statement-breakpoint
CREATE INDEX "send_ledger_in_flight" ON "send_ledger" USING btree ("lease_until") WHERE state = 'submitting';--> statement-breakpoint
CREATE INDEX "send_ledger_lookups" ON "send_ledger" USING btree ("next_lookup_at") WHERE state = 'unknown';--> statement-breakpoint
CREATE INDEX "inbox_items_open" ON "inbox_items" USING btree ("team_id","priority","last_message_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "inbox_items_recent" ON "inbox_items" USING btree ("team_id","last_message_at","id");--> statement-breakpoint
CREATE INDEX "outbox_available" ON "outbox" USING btree ("available_at","id");--> statement-breakpoint
CREATE INDEX "team_events_age" ON "team_events" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "webhook_receipts_age" ON "webhook_receipts" USING btree ("team_id","created_at");