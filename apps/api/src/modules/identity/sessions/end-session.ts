import { sessions, type Database, type TeamTx } from '@og/db';
import { and, eq, isNull, or } from 'drizzle-orm';
import { hashToken, sessionIdOf } from './refresh-token.js';

/** End the session of a refresh token. Returns its id, or null when the token is not of a living session. */
export async function endSessionOfToken(
  database: Database,
  now: Date,
  token: string,
): Promise<string | null> {
  const sessionId = sessionIdOf(token);
  if (!sessionId) return null;
  const hash = hashToken(token);
  const ended = await database.withSystem((tx) =>
    tx.db
      .update(sessions)
      .set({ revokedAt: now, revokedReason: 'signed_out' })
      .where(
        and(
          eq(sessions.id, sessionId),
          isNull(sessions.revokedAt),
          or(eq(sessions.refreshHash, hash), eq(sessions.previousHash, hash)),
        ),
      )
      .returning({ id: sessions.id }),
  );
  return ended[0]?.id ?? null;
}

/** End one session by its id. */
export async function endSession(
  database: Database,
  now: Date,
  sessionId: string,
  reason: string,
): Promise<void> {
  await database.withSystem((tx) =>
    tx.db
      .update(sessions)
      .set({ revokedAt: now, revokedReason: reason })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt))),
  );
}

/** End every session of a person in the transaction's team, with the transaction; returns their ids. */
export async function endSessionsInTeam(
  tx: TeamTx,
  now: Date,
  userId: string,
  reason: string,
): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    'select id from end_sessions_in_team($1, $2, $3) as ended (id)',
    [userId, now.toISOString(), reason],
  );
  return rows.map(({ id }) => id);
}
