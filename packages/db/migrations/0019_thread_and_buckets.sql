ALTER TABLE "calls" ADD COLUMN "lookups" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "next_lookup_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "inbox_items_bucket" ON "inbox_items" USING btree ("team_id","bucket_id","priority" DESC NULLS FIRST,"last_message_at","id") WHERE state = 'open' and not opted_out and snoozed_until is null;--> statement-breakpoint
CREATE INDEX "calls_in_doubt" ON "calls" USING btree ("started_at") WHERE state = 'unknown';