import { sessions, teamMembers, type Database } from '@og/db';
import type { Clock, Role } from '@og/contracts';
import { and, eq } from 'drizzle-orm';

export interface LiveSession {
  sessionId: string;
  userId: string;
  teamId: string;
  role: Role;
}

/** A revoked session, a changed role or a removal takes effect within this time. */
const FRESH_MS = 3_000;
const CAPACITY = 10_000;

/** Reads who a session is right now; remembers the answer for three seconds. */
export class SessionReader {
  private readonly cache = new Map<string, { at: number; value: LiveSession | null }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The session with its present role, or null when it was ended, expired, or its person left the team. */
  async read(sessionId: string): Promise<LiveSession | null> {
    const hit = this.cache.get(sessionId);
    if (hit && performance.now() - hit.at < FRESH_MS) return hit.value;
    const value = await this.load(sessionId);
    if (this.cache.size >= CAPACITY) this.cache.clear();
    this.cache.set(sessionId, { at: performance.now(), value });
    return value;
  }

  /** Forget an answer at once: this process just changed it. */
  forget(sessionId: string): void {
    this.cache.delete(sessionId);
  }

  private async load(sessionId: string): Promise<LiveSession | null> {
    const rows = await this.database.withSystem(
      (tx) =>
        tx.db
          .select({
            userId: sessions.userId,
            teamId: sessions.teamId,
            revokedAt: sessions.revokedAt,
            absoluteExpiresAt: sessions.absoluteExpiresAt,
            role: teamMembers.role,
          })
          .from(sessions)
          .innerJoin(
            teamMembers,
            and(eq(teamMembers.teamId, sessions.teamId), eq(teamMembers.userId, sessions.userId)),
          )
          .where(eq(sessions.id, sessionId)),
      { readOnly: true },
    );
    const row = rows[0];
    if (!row || row.revokedAt || row.absoluteExpiresAt <= this.clock.now()) return null;
    return { sessionId, userId: row.userId, teamId: row.teamId, role: row.role };
  }
}
