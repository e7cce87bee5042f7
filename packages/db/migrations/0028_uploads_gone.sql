ALTER TABLE "uploads" ADD COLUMN "gone_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "uploads_stored" ON "uploads" USING btree ("created_at") WHERE gone_at is null;--> statement-breakpoint
-- The sweeper asks across teams which files have been stored long enough.
SELECT open_to_system('uploads', 'SELECT');
