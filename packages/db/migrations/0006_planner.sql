CREATE TABLE "step_counts" (
	"team_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"step_id" uuid NOT NULL,
	"carried_out" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "step_counts_team_id_campaign_id_step_id_pk" PRIMARY KEY("team_id","campaign_id","step_id")
);
--> statement-breakpoint
ALTER TABLE "enrollments" DROP CONSTRAINT "enrollments_sequence_fk";
--> statement-breakpoint
ALTER TABLE "enrollments" DROP CONSTRAINT "enrollments_sender_fk";
--> statement-breakpoint
ALTER TABLE "message_events" DROP CONSTRAINT "message_events_message_fk";
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_lead_fk";
--> statement-breakpoint
ALTER TABLE "send_ledger" DROP CONSTRAINT "send_ledger_message_fk";
--> statement-breakpoint
ALTER TABLE "send_ledger" DROP CONSTRAINT "send_ledger_lead_fk";
--> statement-breakpoint
ALTER TABLE "send_ledger" DROP CONSTRAINT "send_ledger_campaign_fk";
--> statement-breakpoint
ALTER TABLE "send_ledger" DROP CONSTRAINT "send_ledger_enrollment_fk";
--> statement-breakpoint
ALTER TABLE "send_ledger" DROP CONSTRAINT "send_ledger_step_fk";
--> statement-breakpoint
ALTER TABLE "send_ledger" DROP CONSTRAINT "send_ledger_sender_fk";
--> statement-breakpoint
ALTER TABLE "send_ledger" DROP CONSTRAINT "send_ledger_mailbox_fk";
--> statement-breakpoint
ALTER TABLE "enrollments" ADD COLUMN "last_step_id" uuid;--> statement-breakpoint
ALTER TABLE "step_counts" ADD CONSTRAINT "step_counts_campaign_fk" FOREIGN KEY ("team_id","campaign_id") REFERENCES "public"."campaigns"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
SELECT protect_team_table('step_counts', 'SELECT, INSERT, UPDATE, DELETE');
