ALTER TABLE "appointments" ADD COLUMN "draft_id" uuid;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "offer_draft_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_draft" ON "appointments" USING btree ("team_id","draft_id") WHERE draft_id is not null and state in ('held', 'booked');--> statement-breakpoint
CREATE INDEX "appointments_taken" ON "appointments" USING btree ("team_id","draft_id") WHERE draft_id is not null and state = 'held';