-- Renew what the planner of queries knows about tables that a launch fills within seconds; autovacuum looks once a
-- minute. Only the owner may analyze a table, hence the definer's rights; it takes no names from its caller.
CREATE FUNCTION renew_statistics() RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
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
    SELECT s.relname FROM pg_stat_user_tables s
    WHERE s.schemaname = 'public' AND s.n_mod_since_analyze > 500 + 0.2 * s.n_live_tup AND s.relname = ANY (ARRAY[
      'leads', 'lead_phones', 'lead_emails', 'consents', 'suppression_list', 'enrollments', 'conversations', 'messages', 'send_ledger',
      'message_events', 'message_decisions', 'lead_events', 'inbox_items', 'webhook_receipts'])
  LOOP
    EXECUTE format('ANALYZE public.%I', name);
    renewed := renewed || name;
  END LOOP;
  RETURN renewed;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION renew_statistics() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION renew_statistics() TO app_system;
