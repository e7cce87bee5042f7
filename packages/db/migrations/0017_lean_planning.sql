ALTER TABLE "conversations" DROP CONSTRAINT "conversations_lead_fk";
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_conversation_fk";
--> statement-breakpoint
DROP INDEX "conversations_recent";--> statement-breakpoint
DROP INDEX "messages_lead";--> statement-breakpoint
CREATE INDEX "messages_lead" ON "messages" USING btree ("team_id","lead_id","created_at") WHERE direction = 'inbound';