DROP INDEX "inbox_items_open";--> statement-breakpoint
DROP INDEX "inbox_items_mine";--> statement-breakpoint
DROP INDEX "inbox_items_drafts";--> statement-breakpoint
CREATE INDEX "leads_deleted" ON "leads" USING btree ("team_id","id") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "inbox_items_opted_out" ON "inbox_items" USING btree ("team_id","last_message_at","id") WHERE opted_out;--> statement-breakpoint
CREATE INDEX "inbox_items_put_away" ON "inbox_items" USING btree ("team_id","last_message_at","id") WHERE snoozed_until is not null;--> statement-breakpoint
CREATE INDEX "inbox_items_counted" ON "inbox_items" USING btree ("team_id","state","opted_out","priority","assignee_id","bucket_id","snoozed_until","draft_id","lead_id");--> statement-breakpoint
CREATE INDEX "inbox_items_words" ON "inbox_items" USING gin (lower("last_message_text") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "inbox_items_open" ON "inbox_items" USING btree ("team_id","priority" DESC NULLS FIRST,"last_message_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "inbox_items_mine" ON "inbox_items" USING btree ("team_id","assignee_id","priority" DESC NULLS FIRST,"last_message_at","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "inbox_items_drafts" ON "inbox_items" USING btree ("team_id","priority" DESC NULLS FIRST,"last_message_at","id") WHERE draft_id is not null;--> statement-breakpoint
-- Search by a part of a word. Under row-level security no trigram index is used: `like` might tell of rows that the
-- policy hides, so that it is asked only of rows that were fetched already. This function is the one door around that:
-- it runs with the rights of the tables' owner, looks at the current team's rows alone, and gives away ids that the
-- reader may see anyhow. At most `most` of them: who gets as many as they asked for has a common word and reads the
-- list itself until the page is full.
CREATE FUNCTION find_inbox_items(pattern text, most integer) RETURNS TABLE (item_id uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  -- Planned anew for each pattern: how many rows it finds decides the way.
  RETURN QUERY EXECUTE
    'SELECT id FROM (
       (SELECT i.id FROM inbox_items i WHERE i.team_id = $1 AND lower(i.last_message_text) LIKE $2 LIMIT $3)
       UNION
       (SELECT i.id FROM leads l JOIN inbox_items i ON i.team_id = l.team_id AND i.lead_id = l.id
        WHERE l.team_id = $1 AND l.deleted_at IS NULL AND l.search_text LIKE $2 LIMIT $3)
     ) AS found (id) LIMIT $3'
    USING current_team(), pattern, most;
END
$$;
--> statement-breakpoint
-- An owner that is no superuser is held by the forced policies too; it may switch them off, so this gives it nothing.
CREATE POLICY search_by_owner ON inbox_items FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
CREATE POLICY search_by_owner ON leads FOR SELECT TO CURRENT_USER USING (true);
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_inbox_items(text, integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION find_inbox_items(text, integer) TO app_user;
