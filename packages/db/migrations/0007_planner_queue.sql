ALTER TABLE "enrollments" DROP CONSTRAINT "enrollments_once";--> statement-breakpoint
DROP INDEX "enrollments_lead";--> statement-breakpoint
DROP INDEX "enrollments_due";--> statement-breakpoint
DROP INDEX "enrollments_by_state";--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "enroll_cursor" uuid;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "enroll_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "enrollments_due" ON "enrollments" USING btree ("team_id","campaign_id","next_due_at","id") WHERE state = 'active' and next_due_at is not null;--> statement-breakpoint
CREATE INDEX "enrollments_by_state" ON "enrollments" USING btree ("team_id","campaign_id","state");--> statement-breakpoint
ALTER TABLE "enrollments" ADD CONSTRAINT "enrollments_once" UNIQUE("team_id","lead_id","campaign_id","run");