CREATE TABLE "rate_slots" (
	"team_id" uuid NOT NULL,
	"key" text NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "rate_slots_team_id_key_pk" PRIMARY KEY("team_id","key")
);
--> statement-breakpoint
DROP INDEX "send_ledger_due";--> statement-breakpoint
DROP INDEX "send_ledger_ready";--> statement-breakpoint
CREATE INDEX "suppression_list_lead" ON "suppression_list" USING btree ("team_id","lead_id") WHERE lifted_at is null and lead_id is not null;--> statement-breakpoint
CREATE INDEX "send_ledger_ready_own" ON "send_ledger" USING btree ("team_id","due_at") WHERE state = 'ready' and enrollment_id is null;--> statement-breakpoint
CREATE INDEX "send_ledger_due" ON "send_ledger" USING btree ("due_at") WHERE state = 'planned';--> statement-breakpoint
CREATE INDEX "send_ledger_ready" ON "send_ledger" USING btree ("team_id",coalesce(sender_number_id, sender_mailbox_id),"due_at") WHERE state = 'ready';--> statement-breakpoint
SELECT protect_team_table('rate_slots', 'SELECT, INSERT, UPDATE, DELETE');
