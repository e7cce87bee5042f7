-- Tenancy: every team-owned table is closed by row-level security before anything can reach it.
-- `app_user` sees one team at a time; `app_system` reaches only the tables that a policy below names for it.

-- Reads back as '' on a connection that was used before, hence nullif.
CREATE FUNCTION current_team() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.team_id', true), '')::uuid $$;
--> statement-breakpoint
-- Close a team-owned table and open it to the current team with the privileges given. Each migration that adds
-- a table with team_id calls it; the catalogue test fails when one forgot.
CREATE FUNCTION protect_team_table(target regclass, privileges text) RETURNS void LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY team_isolation ON %s TO app_user USING (team_id = (SELECT current_team())) WITH CHECK (team_id = (SELECT current_team()))',
    target
  );
  EXECUTE format('GRANT %s ON %s TO app_user', privileges, target);
END
$$;
--> statement-breakpoint
-- Let the system role into a named table, for the stated commands only.
CREATE FUNCTION open_to_system(target regclass, privileges text) RETURNS void LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format('CREATE POLICY system_access ON %s TO app_system USING (true) WITH CHECK (true)', target);
  EXECUTE format('GRANT %s ON %s TO app_system', privileges, target);
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION protect_team_table(regclass, text), open_to_system(regclass, text) FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO app_user, app_system;
--> statement-breakpoint
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'team_members', 'team_invitations', 'team_settings', 'leads', 'lead_phones', 'lead_emails', 'segments', 'change_sets',
    'uploads', 'lead_imports', 'lead_import_rows', 'suppression_list', 'integrations', 'sender_numbers', 'sender_pools',
    'sender_pool_numbers', 'sequences', 'sequence_versions', 'steps', 'campaigns', 'enrollments', 'conversations', 'messages',
    'send_ledger', 'inbox_items', 'webhook_receipts', 'dead_letters'
  ] LOOP
    PERFORM protect_team_table(name::regclass, 'SELECT, INSERT, UPDATE, DELETE');
  END LOOP;
  -- Append-only: what happened stays as it was written. A merge may move timeline rows to the surviving lead.
  FOREACH name IN ARRAY ARRAY['audit_log', 'message_decisions', 'message_events'] LOOP
    PERFORM protect_team_table(name::regclass, 'SELECT, INSERT');
  END LOOP;
  PERFORM protect_team_table('lead_events', 'SELECT, INSERT');
  GRANT UPDATE (lead_id) ON lead_events TO app_user;
  PERFORM protect_team_table('consents', 'SELECT, INSERT');
  GRANT UPDATE (lead_id, revoked_at) ON consents TO app_user;
  -- Written by the team's work, taken away by the relay.
  PERFORM protect_team_table('outbox', 'INSERT');
  PERFORM protect_team_table('team_events', 'SELECT');
END
$$;
--> statement-breakpoint
-- The team itself: its own row only. Event numbers are given by the relay.
ALTER TABLE teams ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE teams FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY team_isolation ON teams TO app_user USING (id = (SELECT current_team())) WITH CHECK (id = (SELECT current_team()));
--> statement-breakpoint
GRANT SELECT, INSERT ON teams TO app_user;
--> statement-breakpoint
GRANT UPDATE (name, updated_at) ON teams TO app_user;
--> statement-breakpoint
-- People: a team sees the names of its members and nothing of how they sign in.
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE users FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY members_of_team ON users FOR SELECT TO app_user
  USING (EXISTS (SELECT FROM team_members m WHERE m.user_id = users.id AND m.team_id = (SELECT current_team())));
--> statement-breakpoint
GRANT SELECT (id, email, name, created_at) ON users TO app_user;
--> statement-breakpoint
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
SELECT
  open_to_system('users', 'SELECT, INSERT, UPDATE'),
  open_to_system('sessions', 'SELECT, INSERT, UPDATE, DELETE'),
  open_to_system('teams', 'SELECT, UPDATE'),
  open_to_system('team_members', 'SELECT'),
  open_to_system('team_invitations', 'SELECT'),
  open_to_system('integrations', 'SELECT'),
  open_to_system('campaigns', 'SELECT'),
  open_to_system('enrollments', 'SELECT'),
  open_to_system('send_ledger', 'SELECT'),
  open_to_system('lead_imports', 'SELECT'),
  open_to_system('webhook_receipts', 'SELECT'),
  open_to_system('outbox', 'SELECT, UPDATE, DELETE'),
  open_to_system('team_events', 'SELECT, INSERT, DELETE');
