CREATE TABLE "send_leases" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"ledger_ids" uuid[] NOT NULL,
	CONSTRAINT "send_leases_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
DROP INDEX "message_decisions_message";--> statement-breakpoint
DROP INDEX "message_events_message";--> statement-breakpoint
DROP INDEX "send_ledger_in_flight";--> statement-breakpoint
DROP INDEX "send_ledger_ready";--> statement-breakpoint
DROP INDEX "send_ledger_ready_own";--> statement-breakpoint
DROP INDEX "webhook_receipts_age";--> statement-breakpoint
DROP INDEX "send_ledger_lead";--> statement-breakpoint
DROP INDEX "send_ledger_campaign";--> statement-breakpoint
DROP INDEX "send_ledger_due";--> statement-breakpoint
DROP INDEX "send_ledger_held";--> statement-breakpoint
DROP INDEX "send_ledger_lookups";--> statement-breakpoint
DROP INDEX "send_ledger_doubt";--> statement-breakpoint
DROP INDEX "send_ledger_waiting";--> statement-breakpoint
DROP INDEX "send_ledger_given_back";--> statement-breakpoint
DROP INDEX "send_ledger_automatic";--> statement-breakpoint
ALTER TABLE "message_decisions" DROP CONSTRAINT "message_decisions_team_id_id_pk";--> statement-breakpoint
ALTER TABLE "message_events" DROP CONSTRAINT "message_events_team_id_id_pk";--> statement-breakpoint
ALTER TABLE "message_decisions" ADD CONSTRAINT "message_decisions_team_id_message_id_id_pk" PRIMARY KEY("team_id","message_id","id");--> statement-breakpoint
ALTER TABLE "message_events" ADD CONSTRAINT "message_events_team_id_message_id_id_pk" PRIMARY KEY("team_id","message_id","id");--> statement-breakpoint
-- Room on each page for the next versions of its rows: an update that touches no index then stays on its page.
ALTER TABLE "send_ledger" SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE "messages" SET (fillfactor = 75);--> statement-breakpoint
-- Both at once: the table is written anew only once.
ALTER TABLE "send_ledger" ADD COLUMN "sender_id" uuid GENERATED ALWAYS AS (coalesce(sender_number_id, sender_mailbox_id)) STORED,
	ADD COLUMN "place" text GENERATED ALWAYS AS (case state when 'planned' then 'planned' when 'held' then 'held' when 'ready' then case when attempt > 0 then 'back' else 'open' end when 'submitting' then 'open' when 'unknown' then 'doubt' when 'failed_unknown' then 'doubt' end) STORED;--> statement-breakpoint
CREATE INDEX "send_leases_over" ON "send_leases" USING btree ("lease_until");--> statement-breakpoint
CREATE INDEX "send_ledger_open" ON "send_ledger" USING btree ("team_id","sender_id","due_at") WHERE place in ('open', 'back');--> statement-breakpoint
CREATE INDEX "send_ledger_open_own" ON "send_ledger" USING btree ("team_id","due_at") WHERE place in ('open', 'back') and enrollment_id is null;--> statement-breakpoint
CREATE INDEX "send_ledger_lead" ON "send_ledger" USING btree ("team_id","lead_id");--> statement-breakpoint
CREATE INDEX "send_ledger_campaign" ON "send_ledger" USING btree ("team_id","campaign_id","place");--> statement-breakpoint
CREATE INDEX "send_ledger_due" ON "send_ledger" USING btree ("due_at") WHERE place = 'planned';--> statement-breakpoint
CREATE INDEX "send_ledger_held" ON "send_ledger" USING btree ("expires_at") WHERE place = 'held';--> statement-breakpoint
CREATE INDEX "send_ledger_lookups" ON "send_ledger" USING btree ("next_lookup_at") WHERE next_lookup_at is not null;--> statement-breakpoint
CREATE INDEX "send_ledger_doubt" ON "send_ledger" USING btree ("team_id","id") WHERE place = 'doubt';--> statement-breakpoint
CREATE INDEX "send_ledger_waiting" ON "send_ledger" USING btree ("team_id","due_at","id") WHERE place in ('planned', 'held') and reason is not null;--> statement-breakpoint
CREATE INDEX "send_ledger_given_back" ON "send_ledger" USING btree ("team_id","integration_id") WHERE place = 'back';--> statement-breakpoint
CREATE INDEX "send_ledger_automatic" ON "send_ledger" USING btree ("team_id","id") WHERE one_off_key like 'auto:%' and place in ('planned', 'held', 'open', 'back');--> statement-breakpoint
-- What was being sent keeps its lease. The owner is bound by row-level security too, and has no team.
ALTER TABLE "send_ledger" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "send_leases" ("team_id", "id", "lease_until", "ledger_ids")
SELECT "team_id", gen_random_uuid(), max("lease_until"), array_agg("id") FROM "send_ledger"
WHERE "state" = 'submitting' AND "lease_until" IS NOT NULL GROUP BY "team_id";--> statement-breakpoint
ALTER TABLE "send_ledger" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
SELECT protect_team_table('send_leases', 'SELECT, INSERT, DELETE');--> statement-breakpoint
SELECT open_to_system('send_leases', 'SELECT, DELETE');--> statement-breakpoint
-- Statistics are renewed when a table has grown beyond what is known of it, which is what misleads the planner of
-- queries; changes of rows that are known are left to autovacuum. A drain changes each row several times a second.
CREATE OR REPLACE FUNCTION renew_statistics() RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  name text;
  renewed text[] := '{}';
BEGIN
  -- One process at a time is enough.
  IF NOT pg_try_advisory_xact_lock(hashtext('renew_statistics')) THEN
    RETURN renewed;
  END IF;
  FOR name IN
    SELECT s.relname FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
    WHERE s.schemaname = 'public' AND s.n_mod_since_analyze > 500 AND s.n_live_tup > 500 + 2 * greatest(c.reltuples, 0) AND s.relname = ANY (ARRAY[
      'leads', 'lead_phones', 'lead_emails', 'consents', 'suppression_list', 'enrollments', 'conversations', 'messages', 'send_ledger',
      'message_events', 'message_decisions', 'lead_events', 'inbox_items', 'webhook_receipts'])
  LOOP
    EXECUTE format('ANALYZE public.%I', name);
    renewed := renewed || name;
  END LOOP;
  RETURN renewed;
END
$$;
