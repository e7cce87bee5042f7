-- Whoever is taken out of a team loses their sessions in it by the same transaction. No request role reaches sessions;
-- this function is the one door: it runs with the rights of the table's owner, ends sessions of the current team alone,
-- and tells nothing of them but the ids of those that it ended.
CREATE FUNCTION end_sessions_in_team(person uuid, at timestamptz, reason text) RETURNS SETOF uuid LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
  UPDATE sessions SET revoked_at = at, revoked_reason = reason
  WHERE team_id = current_team() AND user_id = person AND revoked_at IS NULL RETURNING id
$$;
--> statement-breakpoint
-- An owner that is no superuser is held by the forced policies too; it may switch them off, so this gives it nothing.
CREATE POLICY seen_by_owner ON sessions FOR SELECT TO CURRENT_USER USING (team_id = (SELECT current_team()));
--> statement-breakpoint
CREATE POLICY ended_by_owner ON sessions FOR UPDATE TO CURRENT_USER
  USING (team_id = (SELECT current_team())) WITH CHECK (team_id = (SELECT current_team()));
--> statement-breakpoint
REVOKE ALL ON FUNCTION end_sessions_in_team(uuid, timestamptz, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION end_sessions_in_team(uuid, timestamptz, text) TO app_user;
