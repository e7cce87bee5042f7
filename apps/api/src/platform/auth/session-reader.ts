import { sessions, teamMembers, type Database } from '@og/db';
import type { Clock, Role } from '@og/contracts';
import { and, eq, inArray } from 'drizzle-orm';

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
  private readonly forgetful = new Set<() => void>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The session with its present role, or null when it was ended, expired, or its person left the team. */
  async read(sessionId: string): Promise<LiveSession | null> {
    const hit = this.cache.get(sessionId);
    if (hit && performance.now() - hit.at < FRESH_MS) return hit.value;
    return (await this.readNow([sessionId])).get(sessionId) ?? null;
  }

  /** Those of the sessions that live right now, in one query; nothing is answered from memory. */
  async readNow(sessionIds: readonly string[]): Promise<Map<string, LiveSession>> {
    const living = await this.load(sessionIds);
    if (this.cache.size + sessionIds.length > CAPACITY) this.cache.clear();
    const at = performance.now();
    for (const id of sessionIds) this.cache.set(id, { at, value: living.get(id) ?? null });
    return living;
  }

  /** Forget an answer at once: this process just changed it. */
  forget(sessionId: string): void {
    this.cache.delete(sessionId);
    for (const callback of this.forgetful) callback();
  }

  /** Call back whenever an answer was forgotten. */
  onForget(callback: () => void): void {
    this.forgetful.add(callback);
  }

  private async load(sessionIds: readonly string[]): Promise<Map<string, LiveSession>> {
    const rows = await this.database.withSystem(
      (tx) =>
        tx.db
          .select({
            sessionId: sessions.id,
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
          .where(inArray(sessions.id, [...sessionIds])),
      { readOnly: true },
    );
    const now = this.clock.now();
    return new Map(
      rows
        .filter((row) => !row.revokedAt && row.absoluteExpiresAt > now)
        .map(({ sessionId, userId, teamId, role }) => [sessionId, { sessionId, userId, teamId, role }]),
    );
  }
}
