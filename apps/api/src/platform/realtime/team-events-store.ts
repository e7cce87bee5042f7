import { teamEvents, teams, type Database } from '@og/db';
import { and, asc, eq, gt, sql } from 'drizzle-orm';

/** Something that happened in a team, numbered from 1 without gaps. */
export interface TeamEvent {
  seq: number;
  type: string;
  ids: string[];
  data: Record<string, unknown> | null;
  at: Date;
}

/** The most events that one read brings. */
export const EVENTS_PAGE = 200;

/** A team's events after a number, the oldest first: at most a page. */
export async function readEvents(database: Database, teamId: string, after: number): Promise<TeamEvent[]> {
  const rows = await database.withTeam(
    teamId,
    (tx) =>
      tx.db
        .select()
        .from(teamEvents)
        .where(and(eq(teamEvents.teamId, teamId), gt(teamEvents.seq, after)))
        .orderBy(asc(teamEvents.seq))
        .limit(EVENTS_PAGE),
    { readOnly: true },
  );
  return rows.map(toEvent);
}

/** The team's newest events, the oldest of them first, with the number that they reach to. */
export async function readNewestEvents(
  database: Database,
  teamId: string,
): Promise<{ head: number; events: TeamEvent[] }> {
  const rows = await database.withTeam(
    teamId,
    (tx) =>
      // One statement, so that the events and the number are of the same moment.
      tx.db
        .select({ head: teams.eventSeq, event: teamEvents })
        .from(teams)
        .leftJoin(
          teamEvents,
          and(eq(teamEvents.teamId, teams.id), gt(teamEvents.seq, sql`${teams.eventSeq} - ${EVENTS_PAGE}`)),
        )
        .where(eq(teams.id, teamId))
        .orderBy(asc(teamEvents.seq)),
    { readOnly: true },
  );
  return { head: rows[0]?.head ?? 0, events: rows.flatMap(({ event }) => (event ? [toEvent(event)] : [])) };
}

/** The number of the team's newest event; what a browser loads after reading it misses nothing after it. */
export async function currentSeq(database: Database, teamId: string): Promise<number> {
  const rows = await database.withTeam(
    teamId,
    (tx) => tx.db.select({ seq: teams.eventSeq }).from(teams).where(eq(teams.id, teamId)),
    { readOnly: true },
  );
  return rows[0]?.seq ?? 0;
}

/** The same for many teams at once. */
export async function currentSeqs(
  database: Database,
  teamIds: readonly string[],
): Promise<{ teamId: string; seq: number }[]> {
  const { rows } = await database.withSystem(
    (tx) =>
      tx.client.query<{ teamId: string; seq: number }>(
        'select id as "teamId", event_seq as seq from teams where id = any($1::uuid[])',
        [teamIds],
      ),
    { readOnly: true },
  );
  return rows;
}

function toEvent(row: typeof teamEvents.$inferSelect): TeamEvent {
  return { seq: row.seq, type: row.type, ids: row.ids, data: row.data, at: row.createdAt };
}
