ALTER TABLE "uploads" ADD COLUMN "delete_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "delete_tried_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "delete_after" timestamp (3) with time zone;