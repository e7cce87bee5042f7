ALTER TABLE "notes" ADD COLUMN "client_key" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "client_key" text;--> statement-breakpoint
CREATE UNIQUE INDEX "notes_client_key" ON "notes" USING btree ("team_id","client_key") WHERE client_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_client_key" ON "tasks" USING btree ("team_id","client_key") WHERE client_key is not null;