ALTER TABLE "inbox_settings" ALTER COLUMN "sla_hot_minutes" SET DEFAULT 5;--> statement-breakpoint
ALTER TABLE "inbox_settings" ALTER COLUMN "sla_minutes" SET DEFAULT 30;