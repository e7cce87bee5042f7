ALTER TABLE "step_counts" ADD COLUMN "slot" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "step_counts" DROP CONSTRAINT "step_counts_team_id_campaign_id_step_id_pk";--> statement-breakpoint
ALTER TABLE "step_counts" ADD CONSTRAINT "step_counts_team_id_campaign_id_step_id_slot_pk" PRIMARY KEY("team_id","campaign_id","step_id","slot");
